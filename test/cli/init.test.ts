import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

const root = mkdtempSync(join(tmpdir(), 'init-'));
afterAll(() => rmSync(root, { recursive: true }));

const ALICE = 'arn:aws:iam::444455556666:user/team/alice';
const ONCALL = 'arn:aws:iam::444455556666:role/on-call';
const GROUP = '99998888-7777-6666-5555-444433332222';
const OTHER_GROUP = '1234567890-99998888-7777-6666-5555-444433332221';

async function printed(...args: string[]): Promise<string> {
  const { exit, stdout, stderr } = await rolecall(['init', ...args], { cwd: root });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout;
}

/** The report of a folder that holds nothing but what was printed. */
async function judged(text: string, name: string, ...args: string[]): Promise<Report> {
  const cwd = mkdtempSync(join(root, 'repository-'));
  writeFileSync(join(cwd, name), text);
  const { stdout } = await rolecall(['scan', '.', '--no-config', '--strict', '-f', 'json', ...args], { cwd });
  return JSON.parse(stdout);
}

const forms = [
  { form: ['--terraform'], name: 'main.tf', principals: [ALICE, ONCALL] },
  { form: ['--cloudformation'], name: 'role.yaml', principals: [ALICE, ONCALL] },
  { form: ['--stackset'], name: 'roles.yaml', principals: [ALICE, ONCALL] },
  { form: ['--identity-center'], name: 'main.tf', principals: [GROUP, OTHER_GROUP] },
  { form: ['--identity-center', '--terraform'], name: 'main.tf', principals: [GROUP, OTHER_GROUP] },
  { form: ['--identity-center', '--cloudformation'], name: 'permissions.yaml', principals: [GROUP] },
];

describe.each(forms)('init $form', ({ form, name, principals }) => {
  it('prints what passes without a note, for the example and for those who are given', async () => {
    const given = principals.flatMap((one) => ['--principal', one]);
    for (const args of [[], ['--account', '999988887777'], given, [...given, '--account', '999988887777']]) {
      const report = await judged(await printed(...form, ...args), name);
      expect(report.verdict).toBe('pass');
      expect(report.inputs.flatMap(({ problems }) => problems)).toEqual([]);
    }
  });

  it('lets in those who are given, and nobody else', async () => {
    const text = await printed(...form, ...principals.flatMap((one) => ['--principal', one]));
    const { scopes } = await judged(text, name);
    const grants = scopes.flatMap(({ roles }) => roles.flatMap(({ trust }) => trust.grants));
    for (const one of principals) expect(grants.map(({ principal }) => principal).join()).toContain(one);
    expect(text).not.toContain('incident-responders');
    expect(grants.filter(({ principal }) => !principals.some((one) => principal.includes(one)))).toEqual([]);
  });

  it('names the account', async () => {
    const text = await printed(...form, '--account', '999988887777');
    expect(text).toContain('--account 999988887777');
    expect(text).not.toContain('111122223333');
    const report = await judged(text, name, '--account', '999988887777');
    expect(report).toMatchObject({ verdict: 'pass', scopes: [{ account: '999988887777' }] });
  });
});

it('takes the managed policy of the partition that the principals are of', async () => {
  const principal = 'arn:aws-us-gov:iam::111122223333:role/on-call';
  const text = await printed('--terraform', '--principal', principal);
  expect(text).toContain('"arn:aws-us-gov:iam::aws:policy/AWSSupportAccess"');
  expect((await judged(text, 'main.tf')).verdict).toBe('pass');
});

describe('init --ci', () => {
  it('github: the action by a tag, and what it may do', async () => {
    const { permissions, jobs } = parse(await printed('--ci', 'github'));
    expect(permissions).toEqual({});
    expect(jobs.scan.permissions).toEqual({ contents: 'read' });
    const uses: string[] = jobs.scan.steps.map((step: { uses: string }) => step.uses);
    expect(uses).toEqual([expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/), 'OWNER/rolecall@v0.1.0']);
  });

  it('gitlab: the package that the lock file pins, and the report of code quality', async () => {
    const { rolecall: job } = parse(await printed('--ci', 'gitlab'));
    expect(job.script).toEqual(['npm ci --ignore-scripts', expect.stringMatching(/^npx --no-install rolecall scan /)]);
    expect(job.artifacts).toMatchObject({ when: 'always', reports: { codequality: 'rolecall-quality.json' } });
  });

  it('pre-commit: a hook of this repository, by its tag', async () => {
    const { repos } = parse(await printed('--ci', 'pre-commit'));
    expect(repos).toEqual([{ repo: expect.any(String), rev: 'v0.1.0', hooks: [{ id: 'rolecall' }] }]);
  });
});

describe('init refuses', () => {
  it.each([
    [['--terraform', '--cloudformation'], '--terraform cannot be used with --cloudformation'],
    [['--terraform', '--stackset'], '--terraform cannot be used with --stackset'],
    [['--stackset', '--identity-center'], '--stackset cannot be used with --identity-center'],
    [['--terraform', '--ci', 'github'], '--ci cannot be used with a role'],
    [['--ci', 'jenkins'], 'Allowed choices are github, gitlab, pre-commit'],
    [['--account', '111122223333'], '--account goes into a role'],
    [['--principal', ALICE, '--ci', 'github'], '--principal goes into a role'],
    [['--terraform', '--account', '12'], '--account takes an account id of 12 digits'],
    [['--terraform', '--principal', '*'], '--principal takes the ARN of a role or a user'],
    [['--terraform', '--principal', 'arn:aws:iam::111122223333:root'], '--principal takes the ARN'],
    [['--terraform', '--principal', 'arn:aws:iam::111122223333:role/${path.module}'], '--principal takes the ARN'],
    [['--cloudformation', '--principal', `${ALICE}\n  Evil: true`], '--principal takes the ARN'],
    [['--identity-center', '--principal', ALICE], '--principal takes the id of a group'],
    [
      ['--identity-center', '--cloudformation', '--principal', GROUP, '--principal', OTHER_GROUP],
      '--principal is taken once here',
    ],
  ])('%j', async (args, message) => {
    const run = await rolecall(['init', ...args], { cwd: root });
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});
