import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repository, rolecall } from './run-cli.js';

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
    expect(values.account).toBeNull();
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
