import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Run, repository, rolecall } from './run-cli.js';

const NOTHING = 'fixtures/scan/nothing-of-the-kind/template.yaml';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-elsewhere-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scan = (args: readonly string[], cwd = repository): Promise<Run> =>
  rolecall(['scan', ...args, '--no-config', '-f', 'json'], { cwd });

function summaryOf({ exit, stdout, stderr }: Run) {
  expect(stderr).toBe('');
  const report: Report = JSON.parse(stdout);
  const [scope] = report.scopes;
  return { exit, access: scope?.supportAccess, classes: scope?.roles.map(({ trust }) => trust.class) };
}

describe('a role made outside the repository counts', () => {
  it('and without its facts there is none', async () => {
    expect(summaryOf(await scan([NOTHING]))).toEqual({ exit: 1, access: 'no', classes: [] });
  });

  it.each([
    ['account-details.json', 0, 'principals'],
    ['list-entities-for-policy.json', 1, 'unknown'],
    ['state.json', 0, 'principals'],
  ])('by %s, its trust as far as that tells', async (name, exit, trust) => {
    const run = await scan([NOTHING, '--facts', `fixtures/facts/${name}`]);
    expect(summaryOf(run)).toEqual({ exit, access: 'yes', classes: [trust] });
    const { inputs }: Report = JSON.parse(run.stdout);
    expect(inputs).toContainEqual({ path: `fixtures/facts/${name}`, kind: 'facts', status: 'analyzed', problems: [] });
  });

  it('by the facts of another repository, whose paths mean nothing here', async () => {
    const facts = join(folder, 'other.ndjson');
    await rolecall(['extract', 'template.yaml', '--no-config', '-o', facts], {
      cwd: join(repository, 'fixtures/scan/trust-names-a-user'),
    });
    const cwd = join(repository, 'fixtures/scan/nothing-of-the-kind');
    const run = await scan(['template.yaml', '--facts', facts], cwd);
    expect(summaryOf(run)).toEqual({ exit: 0, access: 'yes', classes: ['principals'] });
    const report: Report = JSON.parse(run.stdout);
    expect(report.scopes[0]?.roles[0]?.input).toBe(`${facts}:template.yaml`);
  });

  it('but not once a plan detaches the policy', async () => {
    const plan = 'fixtures/scan/plan-detaches-the-policy/plan.json';
    const alone = summaryOf(await scan([plan]));
    expect(summaryOf(await scan([plan, '--facts', 'fixtures/facts/account-details.json']))).toEqual(alone);
  });

  it('a part of a list leaves the rest unknown', async () => {
    const facts = join(folder, 'part.json');
    writeFileSync(facts, JSON.stringify({ PolicyRoles: [], PolicyUsers: [], PolicyGroups: [], NextToken: 'more' }));
    expect(summaryOf(await scan([NOTHING, '--facts', facts]))).toMatchObject({ exit: 1, access: 'unknown' });
  });

  it.each([
    ['a template', NOTHING],
    ['a plan', 'fixtures/facts/trust-is-sensitive.json'],
  ])('%s is refused', async (_, file) => {
    const run = await scan([NOTHING, '--facts', file]);
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(`cannot use the facts ${file}`) });
  });

  it.each([
    '{"RoleDetailList": 3}',
    '{"RoleDetailList": [null, {"RoleName": 3, "AssumeRolePolicyDocument": "%"}]}',
  ])('what is not as AWS prints it does no harm: %s', async (text) => {
    const facts = join(folder, 'odd.json');
    writeFileSync(facts, text);
    expect([0, 1]).toContain((await scan([NOTHING, '--facts', facts])).exit);
  });
});

describe('a run on a base', () => {
  const template = (name: string): string => join(repository, 'fixtures/scan', name, 'template.yaml');

  /** A checkout with two templates, one of which has the role, and its facts. */
  async function checkout(): Promise<{ cwd: string; base: string }> {
    const cwd = mkdtempSync(join(folder, 'checkout-'));
    mkdirSync(join(cwd, 'infra'));
    copyFileSync(template('trust-names-a-user'), join(cwd, 'infra/role.yaml'));
    copyFileSync(template('nothing-of-the-kind'), join(cwd, 'infra/other.yaml'));
    const base = join(cwd, 'base.ndjson');
    await rolecall(['extract', 'infra', '--no-config', '-o', base], { cwd });
    return { cwd, base };
  }

  it('takes what its paths do not cover from there', async () => {
    const { cwd, base } = await checkout();
    const whole = await scan(['infra'], cwd);
    expect(await scan(['infra/other.yaml', '--base', base], cwd)).toEqual(whole);
  });

  it('replaces what changed', async () => {
    const { cwd, base } = await checkout();
    copyFileSync(template('trust-is-public'), join(cwd, 'infra/role.yaml'));
    const whole = await scan(['infra'], cwd);
    expect(await scan(['infra/role.yaml', '--base', base], cwd)).toEqual(whole);
    expect(summaryOf(whole).classes).toEqual(['public']);
  });

  it.each([['infra/role.yaml'], ['infra'], ['infra/*.yaml']])('drops what was deleted, told by %s', async (path) => {
    const { cwd, base } = await checkout();
    rmSync(join(cwd, 'infra/role.yaml'));
    const whole = await scan(['infra'], cwd);
    expect(await scan([path, '--base', base], cwd)).toEqual(whole);
    expect(summaryOf(whole).access).toBe('no');
  });

  it('refuses a path that neither has', async () => {
    const { cwd, base } = await checkout();
    expect((await scan(['infra/typo.yaml', '--base', base], cwd)).exit).toBe(2);
  });
});
