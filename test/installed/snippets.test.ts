import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { repository, rolecall } from '../cli/run-cli.js';
import { snippets, snippetsOf } from '../docs/pages.js';
import { isAsked } from './tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'snippets-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A repository like those that the pages are about. */
function project(): string {
  const cwd = mkdtempSync(join(scratch, 'project-'));
  cpSync(model, cwd, { recursive: true });
  return cwd;
}

const model = join(scratch, 'model');
beforeAll(async () => {
  const role = readFileSync(join(repository, 'fixtures/demo/incident-support.yaml'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'template.yaml': role,
    'infra/prod/role.yaml': role,
    'infra/stage/role.yaml': role,
    'prod.json': '{}',
    'rolecall.yaml': 'account: "111122223333"\n',
    'change.json': readFileSync(join(repository, 'fixtures/demo/vendor-access/plan.json')),
  };
  for (const [path, content] of Object.entries(files)) write(join(model, path), content);
  cpSync(join(repository, 'fixtures/demo'), join(model, 'fixtures/demo'), { recursive: true });
  cpSync(join(repository, 'fixtures/cdk/app/cdk.out'), join(model, 'cdk.out'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: model });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'x');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await rolecall(['extract', '.', '-o', 'main.ndjson'], { cwd: model });
});

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * The programs that the pages name, in place of those that would reach a network or an account: `rolecall` runs and
 * writes down how it ended, others print what it is to read.
 */
function programs(): string {
  const bin = join(scratch, 'bin');
  mkdirSync(bin, { recursive: true });
  const plan = `cat '${join(repository, 'fixtures/demo/vendor-access/plan.json')}'`;
  const account = `echo '{"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[],"Policies":[],"IsTruncated":false}'`;
  const scripts: Readonly<Record<string, string>> = {
    rolecall: `'${process.execPath}' '${join(repository, 'bin/rolecall.js')}' "$@"; code=$?; echo $code >> "$ENDED"; exit $code`,
    npx: `[ "$1" != --no-install ] || shift; [ "$1" = cdk ] || exec "$@"`,
    npm: 'exit 0',
    terraform: `case "$*" in *show*) ${plan} ;; esac`,
    terragrunt: `case "$*" in *show*) ${plan}; ${plan} ;; esac`,
    aws: account,
    curl: plan,
  };
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

const bin = programs();

/** Runs lines as a user would; how each run of Rolecall in them ended. */
function runLines(lines: string, cwd: string): { codes: number[]; stderr: string } {
  const ended = join(mkdtempSync(join(scratch, 'ended-')), 'codes');
  writeFileSync(ended, '');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ENDED: ended, NODE_OPTIONS: '' };
  const { stderr } = spawnSync('bash', ['-c', lines], { cwd, env, encoding: 'utf8' });
  return { codes: readFileSync(ended, 'utf8').split('\n').filter(Boolean).map(Number), stderr };
}

const commandsIn = (text: string): number => [...text.matchAll(/(^|\| |; |&& |npx |install )rolecall /gm)].length;

// A process for each command: a part of the suite that takes its time.
describe.skipIf(!isAsked)('the commands of the pages run', () => {
  const projects = new Map<string, string>();
  const projectOf = (page: string) => projects.get(page) ?? projects.set(page, project()).get(page) ?? '';

  it.each(snippetsOf(''))('$place', ({ page, text }) => {
    const cwd = projectOf(page);
    mkdirSync(join(cwd, '.base'), { recursive: true });
    const lines = text.replaceAll('/tmp/base', join(cwd, '.base'));
    const { codes, stderr } = runLines(lines, cwd);
    expect(stderr).not.toMatch(/command not found|No such file|^rolecall: (?!wrote)/m);
    expect(codes).toHaveLength(commandsIn(text));
    // Passed or judged to fail; never called wrongly, without an input, or in error.
    for (const code of codes) expect([0, 1]).toContain(code);
  });

  it.each(snippetsOf('groovy'))('$place', ({ page, text }) => {
    const [, command = ''] = /sh '([^']+)'/.exec(text) ?? [];
    expect(runLines(command, projectOf(page)).codes).toEqual([1]);
  });
});

describe('the YAML of the pages is taken', () => {
  const keys = new Set(Object.keys(schema.properties));
  const isConfiguration = (data: object) => Object.keys(data).every((key) => keys.has(key));

  it.each(snippetsOf('yaml'))('$place', async ({ text }) => {
    const cwd = project();
    const data = parse(text);
    if (isConfiguration(data)) return holdsAsConfiguration(text, data, cwd);
    if ('repos' in data) return expect(data).toEqual(parse((await rolecall(['init', '--ci', 'pre-commit'])).stdout));
    if ('workflows' in data) return runsInAtlantis(data, cwd);
    writeFileSync(join(cwd, 'alone.yaml'), text);
    expect([0, 1]).toContain((await rolecall(['scan', 'alone.yaml', '--no-config'], { cwd })).exit);
  });

  /** The files that it names are there. */
  async function holdsAsConfiguration(text: string, { scopes = [] }: { scopes?: Scope[] }, cwd: string) {
    for (const { parameters, root, varFiles = [] } of scopes) {
      if (parameters !== undefined) write(join(cwd, parameters), '{}');
      if (root !== undefined) mkdirSync(join(cwd, root), { recursive: true });
      for (const file of varFiles) write(join(cwd, file), '');
    }
    writeFileSync(join(cwd, 'rolecall.yaml'), text);
    expect(await rolecall(['config'], { cwd })).toMatchObject({ exit: 0, stderr: '' });
  }

  function runsInAtlantis({ workflows }: Atlantis, cwd: string) {
    const runs = workflows.default.plan.steps.flatMap((step) => step.run ?? []);
    expect(runs.map((line) => runLines(line, cwd).codes)).toEqual([[1]]);
  }
});

interface Scope {
  readonly parameters?: string;
  readonly root?: string;
  readonly varFiles?: readonly string[];
}

interface Atlantis {
  readonly workflows: { readonly default: { readonly plan: { readonly steps: readonly { readonly run?: string }[] } } };
}

describe('the programs of the pages run', () => {
  it.each(snippetsOf('js'))('$place', ({ text }) => {
    const cwd = project();
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync(repository, join(cwd, 'node_modules/rolecall'));
    writeFileSync(join(cwd, 'program.mjs'), text.replace('plan.json', 'change.json'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^<!-- rolecall -->/);
  });
});

describe('the pages', () => {
  it('have no snippet that nothing runs', () => {
    // Those of the CDK are run with the real one: test/installed/cdk.test.ts.
    const run = ['', 'groovy', 'js', 'ts', 'yaml'];
    expect(snippets.filter(({ language }) => !run.includes(language)).map(({ place }) => place)).toEqual([]);
    expect(snippets.length).toBeGreaterThan(20);
  });

  it('name this version wherever they name one', () => {
    for (const { text, place } of snippets)
      for (const [, version] of text.matchAll(/\bv?(\d+\.\d+\.\d+)(?=\.tgz|\/rolecall|$)/gm))
        expect(version, place).toBe(manifest.version);
  });
});
