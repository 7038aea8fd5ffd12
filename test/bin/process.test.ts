import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall, spawnRolecall } from '../cli/run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'process-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const bin = join(repository, 'bin/rolecall.js');
const passing = 'fixtures/scan/trust-names-a-user/template.yaml';
const failing = 'fixtures/scan/trust-is-public/template.yaml';
const broken = join(scratch, 'broken.json');
writeFileSync(broken, '{"Resources": {');

describe('a process of its own', () => {
  it.each([
    ['passes', [passing], 0],
    ['is violated', [failing], 1],
    ['was called wrongly', ['--frobnicate'], 2],
    ['could not read an input', [broken, '--skip', 'support-role-exists', passing], 3],
  ])('ends with the exit code of a run that %s, and prints what it prints', async (_, args, exit) => {
    const [spawned, called] = await Promise.all([spawnRolecall(args), rolecall(args)]);
    expect(spawned).toEqual(called);
    expect(spawned.exit).toBe(exit);
  });

  it('reads what is piped into it', async () => {
    const stdin = execFileSync('cat', [passing], { cwd: repository });
    expect(await spawnRolecall(['scan', '-', '-f', 'json'], { stdin })).toMatchObject({ exit: 0, stderr: '' });
  });

  it('reads a list of paths that is piped into it', async () => {
    const run = await spawnRolecall(['scan', '--files-from', '-', '-f', 'json'], { stdin: `${failing}\n` });
    expect(JSON.parse(run.stdout).inputs).toMatchObject([{ path: failing }]);
  });

  it('has an answer, within its stack, to a role that would be made of itself', async () => {
    const made = 'count = var.make ? 1 : 0';
    writeFileSync(
      join(scratch, 'main.tf'),
      `variable "make" {\n  default = false\n}\nresource "aws_iam_role" "x" {\n  ${made}\n  tags = aws_iam_role.x\n}\nresource "aws_iam_role_policy_attachment" "x" {\n  ${made}\n  role = aws_iam_role.x[0].name\n  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"\n}\n`,
    );
    expect((await spawnRolecall(['scan', join(scratch, 'main.tf'), '--no-config'])).exit).toBe(1);
  });

  it('ends where a report is larger than a pipe holds and its reader leaves', async () => {
    const line = `'${process.execPath}' '${bin}' scan fixtures -f json --no-config | head -c 10`;
    expect(execFileSync('sh', ['-c', line], { cwd: repository, encoding: 'utf8' })).toHaveLength(10);
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b[';

  it.each([
    ['none in a pipe', {}, false],
    ['where FORCE_COLOR asks for them', { FORCE_COLOR: '1' }, true],
    ['none where NO_COLOR forbids them', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%s', async (_, env, coloured) => {
    const run = await spawnRolecall(['scan', failing], { env });
    expect(run.stdout.includes(ESCAPE)).toBe(coloured);
  });

  // `script` of util-linux gives a program a terminal.
  const hasTerminal = (() => {
    try {
      return execFileSync('script', ['-qec', 'echo yes', '/dev/null'], { encoding: 'utf8' }).includes('yes');
    } catch {
      return false;
    }
  })();

  it.skipIf(!hasTerminal)('on a terminal', () => {
    const line = `NO_COLOR= '${process.execPath}' '${bin}' scan ${failing} || true`;
    expect(execFileSync('script', ['-qec', line, '/dev/null'], { cwd: repository, encoding: 'utf8' })).toContain(
      ESCAPE,
    );
  });
});

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it', async (signal) => {
    // Standard input that never ends keeps it waiting.
    const child = spawn(process.execPath, [bin, 'scan', '-'], { cwd: repository });
    const ended = new Promise((done) => child.on('close', (_, by) => done(by)));
    setTimeout(() => child.kill(signal), 200);
    expect(await ended).toBe(signal);
  });
});
