import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROLE = 'fixtures/scan/trust-names-a-user/template.yaml';
const NOTHING = 'fixtures/scan/nothing-of-the-kind/template.yaml';
const SECRET = 'fixtures/facts/trust-is-sensitive.json';

/** A repository with one input and its configuration. */
function repositoryWith(input: string, config: string): string {
  const cwd = mkdtempSync(join(folder, 'repository-'));
  mkdirSync(join(cwd, '.git'));
  copyFileSync(join(repository, input), join(cwd, input.split('/').at(-1) ?? ''));
  writeFileSync(join(cwd, 'rolecall.yaml'), config);
  return cwd;
}

async function extract(cwd: string): Promise<string> {
  const facts = `${cwd}.ndjson`;
  expect(await rolecall(['extract', '.', '-o', facts], { cwd })).toMatchObject({ exit: 0, stderr: '' });
  return facts;
}

const scope = (name: string, account: string, include = '**') =>
  `scopes:\n  - { name: ${name}, account: "${account}", include: ["${include}"] }\n`;

describe('the account that the configuration declares is in the facts', () => {
  it.each([
    ['as that of all inputs', 'account: "999999999999"\n'],
    ['as that of a scope', scope('other', '999999999999')],
  ])('%s, so that they count for no other', async (_, config) => {
    const facts = await extract(repositoryWith(ROLE, config));
    const cwd = repositoryWith(NOTHING, 'account: "111122223333"\n');
    const run = await rolecall(['scan', '.', '--facts', facts, '-f', 'json'], { cwd });
    const report: Report = JSON.parse(run.stdout);
    expect(run.exit).toBe(1);
    expect(report.scopes.map(({ name, supportAccess }) => [name, supportAccess])).toEqual([
      ['111122223333', 'no'],
      ['999999999999', 'yes'],
    ]);
  });

  it('and they count for the same', async () => {
    const facts = await extract(repositoryWith(ROLE, scope('other', '111122223333')));
    const cwd = repositoryWith(NOTHING, scope('mine', '111122223333'));
    expect(await rolecall(['scan', '.', '--facts', facts], { cwd })).toMatchObject({ exit: 0 });
  });
});

describe('facts of an account that nobody tells', () => {
  const ENTITIES = 'fixtures/facts/list-entities-for-policy.json';
  const facts = join(repository, ENTITIES);
  const accesses = async (cwd: string, ...args: string[]) => {
    const run = await rolecall(['scan', '.', ...args, '-f', 'json'], { cwd });
    const { scopes }: Report = JSON.parse(run.stdout);
    return scopes.map(({ name, supportAccess }) => [name, supportAccess]);
  };

  it('may be of any declared scope, so that none has surely no role', async () => {
    const cwd = repositoryWith(NOTHING, scope('prod', '111122223333'));
    expect(await accesses(cwd, '--facts', facts)).toEqual([
      ['prod', 'unknown'],
      ['unassigned', 'yes'],
    ]);
    expect(await accesses(cwd)).toEqual([['prod', 'no']]);
  });

  it('go to the scope that includes their file', async () => {
    const cwd = repositoryWith(NOTHING, scope('prod', '111122223333'));
    copyFileSync(facts, join(cwd, 'facts.json'));
    expect(await accesses(cwd, '--facts', 'facts.json')).toEqual([['prod', 'yes']]);
  });

  it('go to the scope of the account that is declared for what no scope includes', async () => {
    const cwd = repositoryWith(NOTHING, scope('prod', '111122223333'));
    expect(await accesses(cwd, '--facts', facts, '--account', '111122223333')).toEqual([['prod', 'yes']]);
  });
});

describe('shards that are extracted in different folders of a repository', () => {
  it('hold together what one scan has', async () => {
    const cwd = repositoryWith(ROLE, 'rules: {my-rule: fail}\n');
    mkdirSync(join(cwd, 'infra'));
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      copyFileSync(join(repository, NOTHING), join(cwd, `infra/${name}.yaml`));
    const whole = await rolecall(['scan', 'infra', '--no-config', '-f', 'json'], { cwd });
    const first = await rolecall(['extract', 'infra', '--shard', '1/2', '--no-config', '-o', 'one'], { cwd });
    const second = ['extract', '.', '--shard', '2/2', '--no-config', '-o', '../two'];
    expect([first.exit, (await rolecall(second, { cwd: join(cwd, 'infra') })).exit]).toEqual([0, 0]);
    expect(await rolecall(['evaluate', 'one', 'two', '--no-config', '-f', 'json'], { cwd })).toEqual(whole);
  });

  it('need not know the rules that a configuration has levels for', async () => {
    const cwd = repositoryWith(ROLE, 'rules: {my-rule: fail}\n');
    expect(await rolecall(['extract', '.', '-o', 'facts'], { cwd })).toMatchObject({ exit: 0, stderr: '' });
    expect((await rolecall(['roles', '.'], { cwd })).exit).toBe(0);
    expect((await rolecall(['scan', '.'], { cwd })).exit).toBe(2);
  });
});

describe('facts that were extracted with other settings are refused', () => {
  it.each([
    ['globs', ROLE, scope('a', '111122223333', '*.yaml'), scope('a', '111122223333', '*.json')],
    ['trusted accounts by which a sensitive trust was judged', SECRET, 'trustedAccounts: ["444455556666"]\n', '{}\n'],
  ])('other %s', async (_, input, then, now) => {
    const cwd = repositoryWith(input, then);
    const facts = await extract(cwd);
    expect((await rolecall(['evaluate', facts], { cwd })).exit).not.toBe(2);
    writeFileSync(join(cwd, 'rolecall.yaml'), now);
    for (const args of [
      ['evaluate', facts],
      ['scan', '.', '--base', facts],
    ])
      expect(await rolecall(args, { cwd })).toMatchObject({ exit: 2, stdout: '' });
  });

  it('but other trusted accounts do no harm where all trust is in the facts', async () => {
    const cwd = repositoryWith(ROLE, 'trustedAccounts: ["444455556666"]\n');
    const facts = await extract(cwd);
    writeFileSync(join(cwd, 'rolecall.yaml'), '{}\n');
    expect(await rolecall(['evaluate', facts], { cwd })).toMatchObject({ exit: 0, stderr: '' });
  });

  it('and what a sensitive trust elsewhere was judged to be does not count here', async () => {
    const facts = await extract(repositoryWith(SECRET, 'trustedAccounts: ["444455556666"]\n'));
    const cwd = repositoryWith(NOTHING, '{}\n');
    const run = await rolecall(['scan', '.', '--facts', facts, '-f', 'json'], { cwd });
    const report: Report = JSON.parse(run.stdout);
    expect(report.scopes.flatMap(({ roles }) => roles.map(({ trust }) => trust.class))).toEqual(['unknown']);
  });
});
