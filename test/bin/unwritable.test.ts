import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'unwritable-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const bin = join(repository, 'bin/rolecall.js');
const passing = join(repository, 'fixtures/scan/trust-names-a-user/template.yaml');

/** The exit code of a command line of the shell, in which $ROLECALL is the program. */
function exitOf(line: string): number {
  const script = `${line.replace('$ROLECALL', `'${process.execPath}' '${bin}'`)}; echo $?`;
  return Number(
    execFileSync('sh', ['-c', script], { cwd: scratch, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

// A device that is always full, where there is one.
describe.runIf(existsSync('/dev/full'))('the exit code where nothing can be written', () => {
  it.each([
    ['to standard error, on wrong usage', '$ROLECALL gone 2>/dev/full', 2],
    ['to standard error, of what cannot be read', `$ROLECALL roles '${bin}' >/dev/null 2>/dev/full`, 3],
    ['to standard output', `$ROLECALL '${passing}' >/dev/full`, 2],
    ['to either', `$ROLECALL '${passing}' >/dev/full 2>/dev/full`, 2],
    ['to standard output, though to a file', `$ROLECALL '${passing}' -f text -f json=report.json >/dev/full`, 2],
  ])('%s', (_, line, exit) => {
    expect(exitOf(line)).toBe(exit);
  });
});

describe('the exit code where nobody reads', () => {
  it.each([
    ['standard error', ['scan', 'gone'], 2],
    ['standard output', ['scan', passing], 0],
  ])('%s', async (_, args, exit) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: scratch });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise((done) => child.on('exit', done))).toBe(exit);
  });
});
