import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'completion-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const shells = ['bash', 'zsh', 'fish'];
const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

beforeAll(async () => {
  for (const shell of shells) {
    const { exit, stdout } = await rolecall(['completion', shell]);
    expect(exit).toBe(0);
    writeFileSync(join(scratch, shell), stdout);
  }
  writeFileSync(join(scratch, 'template.yaml'), '');
});

describe.skipIf(!isThere('bash'))('bash completes', () => {
  it.each([
    ['ro', ['roles']],
    ['scan --str', ['--strict']],
    ['--qu', ['--quiet']],
    ['scan -f mark', ['markdown']],
    ['init --ci g', ['github', 'gitlab']],
    ['roles --strict', []],
    ['scan --only support-role-ex', ['support-role-exists']],
    ['scan templ', ['template.yaml']],
    ['temp', ['template.yaml']],
  ])('%s', (typed, offered) => {
    const words = ['rolecall', ...typed.split(' ')];
    const line = `source ./bash; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _rolecall; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: scratch, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter(Boolean)).toEqual(offered);
  });
});

describe.each(shells)('%s', (shell) => {
  it.skipIf(!isThere(shell))('reads the script', () => {
    const { status, stderr } = spawnSync(shell, ['-n', join(scratch, shell)], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

it.skipIf(!isThere('fish'))('fish completes', () => {
  const line = `source fish; complete -C 'rolecall scan --str'; complete -C 'rolecall init --ci git'`;
  const { stdout } = spawnSync('fish', ['-c', line], { cwd: scratch, encoding: 'utf8' });
  expect(stdout.split('\n').map((one) => one.split('\t')[0])).toEqual(['--strict', 'github', 'gitlab', '']);
});
