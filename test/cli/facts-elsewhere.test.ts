import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';
import { scanJson as scan, summaryOf } from './scan-json.js';

const NOTHING = 'fixtures/scan/nothing-of-the-kind/template.yaml';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-elsewhere-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    expect(report.scopes[0]?.roles[0]?.input).toBe(
      `${relative(cwd, facts)}:fixtures/scan/trust-names-a-user/template.yaml`,
    );
  });

  it('once, however often and by whatever path it is named', async () => {
    const file = 'fixtures/facts/account-details.json';
    const once = await scan([NOTHING, '--facts', file]);
    expect(await scan([NOTHING, '--facts', join(repository, file), '--facts', `./${file}`])).toEqual(once);
  });

  it('by standard input, which can be read once', async () => {
    const stdin = readFileSync(join(repository, 'fixtures/facts/account-details.json'));
    const args = ['scan', NOTHING, '--facts', '-', '--no-config', '-f', 'json'];
    expect(summaryOf(await rolecall(args, { stdin }))).toMatchObject({ exit: 0, access: 'yes' });
    expect(await rolecall([...args, '-'], { stdin })).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('can be given once only'),
    });
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -20), 'the file is cut off'],
    ['packed and cut off', (text: string) => gzipSync(text).subarray(0, -9), 'packed with gzip, and cut off'],
  ])('but not %s: the message says so', async (name, spoil, said) => {
    const facts = join(folder, `${name}.json`);
    writeFileSync(facts, spoil(readFileSync(join(repository, 'fixtures/facts/account-details.json'), 'utf8')));
    const run = await scan([NOTHING, '--facts', facts]);
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(said) });
  });

  it('by a text in UTF-16', async () => {
    const facts = join(folder, 'utf16.json');
    const text = readFileSync(join(repository, 'fixtures/facts/account-details.json'), 'utf8');
    writeFileSync(facts, `\ufeff${text}`, 'utf16le');
    expect(summaryOf(await scan([NOTHING, '--facts', facts]))).toMatchObject({ exit: 0, access: 'yes' });
  });

  it('but not once a plan detaches the policy', async () => {
    const plan = 'fixtures/scan/plan-detaches-the-policy/plan.json';
    const alone = summaryOf(await scan([plan]));
    expect(summaryOf(await scan([plan, '--facts', 'fixtures/facts/account-details.json']))).toEqual(alone);
  });

  it.each([
    ['with a token', { PolicyRoles: [], PolicyUsers: [], PolicyGroups: [], NextToken: 'more' }],
    ['with a marker', { PolicyRoles: [], Marker: 'more' }],
    ['that is said to be cut short', { PolicyRoles: [], IsTruncated: true }],
    ['of details', { RoleDetailList: [], Marker: 'more' }],
    ['that is none', { RoleDetailList: 'oops' }],
    ['of what is no role', { PolicyRoles: ['incident-support'] }],
  ])('a part of a list leaves the rest unknown, as one %s', async (_, output) => {
    const facts = join(folder, 'part.json');
    writeFileSync(facts, JSON.stringify(output));
    expect(summaryOf(await scan([NOTHING, '--facts', facts]))).toMatchObject({ exit: 1, access: 'unknown' });
  });

  it('each for its own account, where the details of two were put together', async () => {
    const details = JSON.parse(readFileSync(join(repository, 'fixtures/facts/account-details.json'), 'utf8'));
    const [support] = details.RoleDetailList;
    const mine = {
      ...support,
      RoleName: 'mine',
      Arn: 'arn:aws:iam::999999999999:role/mine',
      AttachedManagedPolicies: [],
    };
    const facts = join(folder, 'two.json');
    writeFileSync(facts, JSON.stringify({ ...details, RoleDetailList: [mine, support] }));
    const run = await scan([NOTHING, '--facts', facts, '--account', '999999999999']);
    const { scopes }: Report = JSON.parse(run.stdout);
    expect(scopes.map(({ name, supportAccess }) => [name, supportAccess])).toEqual([
      ['111122223333', 'yes'],
      ['999999999999', 'no'],
    ]);
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
