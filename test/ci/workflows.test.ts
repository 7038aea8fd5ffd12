import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../cli/run-cli.js';
import type { Job } from './workflow.js';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repository, '.github/workflows');
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

/** What jobs may do, by workflow and job. */
const GRANTED: Readonly<Record<string, Readonly<Record<string, Job['permissions']>>>> = {
  'ci.yml': { check: { contents: 'read' } },
  'release.yml': {
    build: { contents: 'read' },
    release: { contents: 'write' },
    publish: { 'id-token': 'write' },
  },
};

describe.each(workflows)('the workflow $name', ({ name, text, workflow: { on, permissions, jobs } }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const using = (action: string) => steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

  it('pins each action by its digest, and says which version that is', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(lines.length).toBe(steps.filter(({ uses }) => uses).length);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may do nothing but what each job is granted, and keeps no token beside what it checks out', () => {
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([job, one]) => [job, one.permissions]))).toEqual(GRANTED[name]);
    for (const step of using('actions/checkout')) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('lends nothing to a pull request: no secret, no event of the base, no expression in a script', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
    expect(text).not.toMatch(/\bsecrets\b/);
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

describe('a release', () => {
  const { build, release, publish } = workflows.find(({ name }) => name === 'release.yml')?.workflow.jobs ?? {};

  it('is published with its provenance, from what was checked and packed, without a token', () => {
    expect(publish).toMatchObject({ needs: 'release', if: "vars.PUBLISH == 'true'" });
    expect(release).toMatchObject({ needs: 'build' });
    const last = publish?.steps.at(-1)?.run;
    expect(last).toBe('npm publish --provenance --access public release/*.tgz');
  });

  it('is packed after everything that CI runs, without scripts and without a cache', () => {
    const runs = build?.steps.flatMap(({ run }) => run ?? []) ?? [];
    expect(runs.indexOf('bash .ci/run')).toBe(runs.length - 2);
    expect(runs.at(-1)).toContain('npm pack --ignore-scripts');
    const nodes = [build, publish].flatMap((job) => job?.steps.filter(({ uses }) => uses?.includes('node@')) ?? []);
    expect(nodes).toHaveLength(2);
    for (const step of nodes) expect(step.with).toMatchObject({ 'package-manager-cache': false });
  });
});
