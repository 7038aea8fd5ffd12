import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const cwd = join(repository, 'fixtures/config/scopes');

async function config(...args: string[]): Promise<string> {
  const run = await rolecall(['config', ...args], { cwd });
  expect(run.stderr).toBe('');
  expect(run.exit).toBe(0);
  return run.stdout;
}

describe('rolecall config', () => {
  it('says of each value where it is from', async () => {
    const text = await config('--account', '444455556666', '--strict', '--skip', 'support-role-dedicated');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '# rolecall.yaml',
        'account: "444455556666" # --account',
        'trustedAccounts: [] # default',
        'strict: true # --strict',
        '  - name: prod # rolecall.yaml:3',
        '    account: "111122223333" # rolecall.yaml:4',
        '    include: ["stacks/**"] # rolecall.yaml:5',
        '    presence: elsewhere # rolecall.yaml:14',
        '  support-role-exists: on # default',
        '  support-role-mfa: off # default',
        '  support-role-dedicated: off # --skip',
        '  waiver-unused: on # default',
      ]),
    );
  });

  it('is YAML', async () => {
    const values = parse(await config());
    expect(values.scopes.map((scope: { name: string }) => scope.name)).toEqual(['prod', 'dev', 'audit']);
  });

  it.each([
    ['with a file', []],
    ['with options', ['--no-config', '--strict', '--account', '444455556666', '--skip', 'support-role-mfa']],
    ['with one rule', ['--no-config', '--only', 'support-role-mfa']],
  ])('can be used as a configuration: %s', async (_, args) => {
    const text = await config(...args);
    cpSync(cwd, scratch, { recursive: true });
    const file = join(scratch, 'printed.yaml');
    writeFileSync(file, text);
    expect(parse(await config('--config', file))).toEqual(parse(text));
  });

  it('runs a rule that is off by default where it is on, or locked', async () => {
    expect(await config('--config', '../levels.yaml')).toMatch(/support-role-mfa: on # .*levels.yaml:2/);
    expect(await config('--config', '../levels.yaml')).toMatch(/support-role-session: on # .*levels.yaml:3/);
  });

  it('tells where there is no file', async () => {
    const text = await config('--no-config', '--only', 'support-role-exists');
    expect(text).toContain('# no configuration file\n');
    expect(text).toContain('scopes: [] # default');
    expect(text).toContain('  support-role-exists: on # --only');
    expect(text).toContain('  support-role-trust-scoped: off # --only');
  });

  it('refuses what a scan would', async () => {
    const run = await rolecall(['config', '--config', 'nothing.yaml'], { cwd });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('it does not exist');
  });
});
