import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { repository, rolecall } from '../cli/run-cli.js';
import { action } from './action.js';
import type { Job } from './workflow.js';

function filesOf(folder: string): { name: string; path: string; text: string }[] {
  const paths = readdirSync(join(repository, 'examples', folder)).map((name) =>
    join(repository, 'examples', folder, name),
  );
  return paths.map((path) => ({ name: path.slice(repository.length + 1), path, text: readFileSync(path, 'utf8') }));
}

const workflows = filesOf('github');

/** The commands of Rolecall that a text runs. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/npx --no-install rolecall (.+)/g)].map(([, command = '']) => command);
}

/** What jobs may do besides reading the repository, by the file; nothing where it is not named. */
const GRANTED: Readonly<Record<string, readonly string[]>> = {
  'examples/github/plan.yml': ['id-token', 'pull-requests', 'security-events'],
};

describe.each(workflows)('$name', ({ name, text }) => {
  const { permissions, jobs } = parse(text) as { permissions: unknown; jobs: Record<string, Job> };
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('may do nothing but what each job is granted', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      const { contents, ...more } = job.permissions;
      expect(contents).toBe('read');
      expect(Object.keys(more)).toEqual(GRANTED[name] ?? []);
    }
  });

  it('pins what it uses', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(one).toMatch(/^(\w[\w-]*\/[\w/-]+@[0-9a-f]{40}|OWNER\/rolecall@v\d+\.\d+\.\d+)$/);
    const own = used.filter((one) => one.startsWith('OWNER/'));
    for (const one of own) expect(one).toBe(`OWNER/rolecall@v${manifest.version}`);
  });

  it('gives the action inputs that it has, and each script its values by the environment', () => {
    for (const { uses = '', with: given = {} } of steps) {
      if (uses.startsWith('OWNER/'))
        expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

describe.each([...workflows, ...filesOf('gitlab')])('$name', ({ text }) => {
  it('runs commands that there are, with options that they have', async () => {
    for (const command of commandsIn(text)) {
      const [name = '', ...words] = command.split(' ');
      const { stdout } = await rolecall(['help', name]);
      for (const option of words.filter((word) => word.startsWith('-')))
        expect(stdout).toMatch(new RegExp(`[ ,]${option}[ ,]`));
    }
    expect(text.includes('OWNER/rolecall@') || commandsIn(text).length > 0).toBe(true);
  });

  it('says where it goes', () => {
    expect(text).toMatch(/^# \.(github\/workflows\/rolecall|gitlab-ci)\.yml: /);
  });
});

describe('examples/github/protected.yml', () => {
  it('is the run of docs/pull-requests.md: the list of what is committed, and the configuration of the base', () => {
    const text = readFileSync(join(repository, 'examples/github/protected.yml'), 'utf8');
    const { on, jobs } = parse(text) as { on: object; jobs: { scan: Job } };
    expect(on).toEqual({ pull_request: null });
    const [, base, list, scan] = jobs.scan.steps;
    expect(base?.run).toMatch(/contents\/rolecall\.yaml\?ref=\$BASE" > "\$RUNNER_TEMP\/rolecall\.yaml"$/);
    expect(list?.run).toBe('git ls-files -z > "$RUNNER_TEMP/committed"');
    expect(scan?.with).toEqual({
      'files-from': '${{ runner.temp }}/committed',
      config: '${{ runner.temp }}/rolecall.yaml',
      root: '.',
      ignores: 'false',
    });
  });
});

describe('OWNER', () => {
  const places = ['README.md', 'docs/ci.md', 'examples/pre-commit/pre-commit-config.yaml'].map((name) => ({
    name,
    text: readFileSync(join(repository, name), 'utf8'),
  }));
  const named = [...workflows, ...filesOf('gitlab'), ...places].filter(({ text }) => text.includes('OWNER/'));

  it.each(named)('$name says whom it stands for', ({ text }) => {
    expect(text.replace(/\n#? ?/g, ' ')).toMatch(/OWNER`?( in them)? (is|stands for) whoever publishes the/);
  });

  it.each(named.filter(({ name }) => /\.ya?ml$/.test(name)))('$name is whole once it is replaced', ({ text }) => {
    const replaced = text.replaceAll('OWNER', 'acme');
    expect(JSON.stringify(parse(replaced))).toMatch(/"(https:\/\/github\.com\/)?acme\/rolecall(@v\d+\.\d+\.\d+)?"/);
  });

  it('is where it is meant, and nowhere else', () => {
    expect(named.map(({ name }) => name).sort()).toEqual([
      'README.md',
      'docs/ci.md',
      'examples/github/cdk.yml',
      'examples/github/plan.yml',
      'examples/github/protected.yml',
      'examples/github/source.yml',
      'examples/pre-commit/pre-commit-config.yaml',
    ]);
  });
});
