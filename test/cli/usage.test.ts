import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const passing = join(repository, 'fixtures/scan/trust-names-a-user/template.yaml');
const warning = join(repository, 'fixtures/scan/trust-names-the-own-account/template.yaml');
const undecided = join(repository, 'fixtures/scan/trust-cannot-be-read/template.yaml');

it('--quiet shows why --strict failed', async () => {
  const run = await rolecall(['scan', warning, '--strict', '--quiet']);
  expect(run.exit).toBe(1);
  expect(run.stdout).toContain('warn[support-role-trust-scoped]');
});

describe('exit codes', () => {
  it.each([
    ['a pass', ['scan', passing], 0],
    ['a warning', ['scan', warning], 0],
    ['a warning under --strict', ['scan', warning, '--strict'], 1],
    ['an unknown', ['scan', undecided], 1],
    ['an unknown under --allow-unknown', ['scan', undecided, '--allow-unknown'], 0],
    ['scan without its name', [passing], 0],
    ['a pass beside a broken file', ['scan', passing, file('broken.json', '{"Resources": {')], 3],
    ['an unknown option', ['scan', '--frobnicate'], 2],
    ['an unknown format', ['scan', passing, '-f', 'sarf'], 2],
    ['two formats on standard output', ['scan', passing, '-f', 'json', '-f', 'text'], 2],
    ['an unknown rule', ['scan', passing, '--only', 'support-role-exist'], 2],
    ['a bad account', ['scan', passing, '--account', '1234'], 2],
    ['a path that is not there', ['scan', join(scratch, 'nothing-here.json')], 2],
    ['a configuration that is not there', ['scan', passing, '--config', join(scratch, 'none.yaml')], 2],
    ['a parameter file that is none', ['scan', passing, '--parameters', passing], 2],
    ['--version', ['--version'], 0],
    ['--help', ['--help'], 0],
  ])('%s', async (_, args, exit) => {
    const run = await rolecall(args);
    expect(run.exit, run.stderr).toBe(exit);
    if (exit === 2) expect(run.stderr).toMatch(/^rolecall: /);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  it('3 where a folder holds nothing to analyse', async () => {
    const folder = join(scratch, 'empty');
    mkdirSync(folder);
    const run = await rolecall(['scan', folder]);
    expect(run.exit).toBe(3);
    expect(run.stdout).toContain('othing');
  });
});

describe('messages say what was meant', () => {
  it.each([
    [['scan', passing, '-f', 'sarf'], 'did you mean sarif?'],
    [['scan', passing, '--only', 'support-role-exist'], 'did you mean `support-role-exists`?'],
    [
      ['scan', passing, '--config', file('typo.yaml', 'strct: true\n')],
      ':1:1: unknown key `strct`: did you mean `strict`?',
    ],
    [['help', 'nope'], 'there is no command `nope`'],
    [['help', 'rols'], 'did you mean `roles`?'],
    [['sacn', '.'], 'no file or folder `sacn`, and no such command: did you mean `scan`?'],
    [['scan', passing, '--only', 'waiver-unused'], 'name those with --only as well'],
    [['rules', 'support-role-trust-scope'], 'did you mean `support-role-trust-scoped`?'],
    [['rules', 'mfa'], 'did you mean `support-role-mfa`?'],
    [['rules', 'support-role'], 'run `rolecall rules` to list them'],
    [['ro'], 'did you mean `roles`?'],
    [['scan', passing, '--param', 'a.json'], 'there is no option --param: did you mean --parameters?'],
    [['scan', passing, '--acount=111122223333'], 'there is no option --acount: did you mean --account?'],
    [['roles', passing, '--strict'], '--strict is an option of `scan`, `config` and `evaluate`, not of `roles`'],
    [['--shard', '1/2'], '--shard is an option of `extract`, not of `scan`'],
    [['roles', passing, '--frobnicate'], 'there is no option --frobnicate: `rolecall help roles` lists them'],
  ])('%j', async (args, words) => {
    const run = await rolecall(args);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(words);
  });
});

describe('an option that takes one value is refused a second time', () => {
  it.each([
    ['scan', '--account', '111122223333'],
    ['scan', '--parameters', 'a.json'],
    ['scan', '--config', 'a.yaml'],
    ['scan', '--files-from', 'a.txt'],
    ['scan', '--base', 'a.ndjson'],
    ['scan', '--write-baseline', 'a.jsonl'],
    ['extract', '--shard', '1/2'],
    ['extract', '-o', 'a.ndjson'],
    ['roles', '-f', 'json'],
  ])('%s %s', async (command, option, value) => {
    const run = await rolecall([command, passing, option, value, option, value]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(/^rolecall: --[a-z-]+ is given twice: it takes one value\n$/);
  });
});

describe('rules', () => {
  it('lists and explains those that watch over waivers', async () => {
    expect((await rolecall(['rules'])).stdout).toMatch(/^waiver-expired +low +No waiver has expired$/m);
    const run = await rolecall(['rules', 'waiver-unused']);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('Every waiver lets something through');
  });
});

describe('init', () => {
  it('prints a template that passes without a note', async () => {
    const { stdout } = await rolecall(['init', '--cloudformation']);
    const run = await rolecall(['scan', '-', '-f', 'json', '--no-config'], { stdin: stdout });
    const report = JSON.parse(run.stdout);
    expect(report.verdict).toBe('pass');
    expect(report.inputs[0].problems).toEqual([]);
  });
});

describe('help', () => {
  it('of a command, and of all', async () => {
    expect((await rolecall(['help', 'roles'])).stdout).toBe((await rolecall(['roles', '--help'])).stdout);
    expect((await rolecall(['help'])).stdout).toBe((await rolecall(['--help'])).stdout);
  });
});

describe('inputs', () => {
  it('standard input', async () => {
    const run = await rolecall(['scan', '-', '-f', 'json'], { stdin: readFileSync(passing) });
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.stdout).inputs).toMatchObject([{ path: '-', kind: 'cloudformation', status: 'analyzed' }]);
  });

  it('--files-from with a byte order mark, as PowerShell writes it', async () => {
    const list = file('marked.txt', `\ufeff${passing}\r\n`);
    expect((await rolecall(['scan', '--files-from', list])).exit).toBe(0);
  });

  it('standard input is the list or an input, and never spent on one for the other', async () => {
    const run = await rolecall(['scan', '--files-from', '-'], { stdin: `${passing}\n-\n` });
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('can be given once only') });
  });

  it('--files-from', async () => {
    const list = file('list.txt', `${passing}\r\n${warning}\n`);
    const run = await rolecall(['scan', '--files-from', list, '-f', 'json']);
    expect(JSON.parse(run.stdout).summary).toMatchObject({ inputs: 2, analyzed: 2 });
  });

  it.each([
    [
      'lines',
      [],
      'standard input:3: There is no file or folder `gone.yaml`.\nstandard input:4: No file matches `none/*.yaml`.',
    ],
    [
      'NUL',
      ['-0'],
      'standard input, path 3: There is no file or folder `gone.yaml`.\nstandard input, path 4: No file matches',
    ],
  ])('--files-from by %s: what is wrong with a path names its place', async (_, by, said) => {
    const list = [passing, '', 'gone.yaml', 'none/*.yaml'].join(by.length > 0 ? '\0' : '\r\n');
    const run = await rolecall(['scan', '--files-from', '-', ...by], { stdin: list });
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining(said) });
  });

  it('one report in several formats', async () => {
    const json = join(scratch, 'out/report.json');
    const run = await rolecall(['scan', passing, '-f', 'text', '-f', `json=${json}`]);
    expect(run.exit).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8')).verdict).toBe('pass');
    expect(run.stdout).toContain('SupportRole');
  });

  it('the same input gives the same bytes', async () => {
    const args = ['scan', 'fixtures/demo', '-f', 'json'];
    const [first, second] = await Promise.all([rolecall(args), rolecall(args)]);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).not.toContain(repository);
  });
});

describe('colours', () => {
  const csi = '\u001b[';
  it.each([
    ['none where standard output is no terminal', [], {}, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR wins', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['--no-color wins', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_, args, env, colored) => {
    const run = await rolecall(['scan', warning, ...args], { env });
    expect(run.stdout.includes(csi)).toBe(colored);
  });
});
