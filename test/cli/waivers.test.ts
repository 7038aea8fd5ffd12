import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'waivers-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Its trust policy lets anybody in: `support-role-trust-scoped` fails at `SupportRole`. */
const publicRole = readFileSync(join(repository, 'fixtures/scan/trust-is-public/template.yaml'), 'utf8');
const noRole = readFileSync(join(repository, 'fixtures/config/scopes/vendor/bucket.yaml'), 'utf8');

/** 2026-06-15, in seconds. */
const env = { SOURCE_DATE_EPOCH: '1781481600' };

let folders = 0;

interface Scan {
  readonly exit: number;
  readonly report: Report;
  readonly findings: readonly ReportFinding[];
  readonly cwd: string;
}

async function scan(config: string, template: string, ...args: string[]): Promise<Scan> {
  folders += 1;
  const cwd = join(scratch, String(folders));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  writeFileSync(join(cwd, 'rolecall.yaml'), config);
  writeFileSync(join(cwd, 'template.yaml'), template);
  const run = await rolecall(['scan', '-f', 'json', ...args], { cwd, env });
  expect(run.stderr).toBe('');
  const report: Report = JSON.parse(run.stdout);
  return { exit: run.exit, report, findings: report.scopes.flatMap((scope) => scope.findings), cwd };
}

/** `rule verdict` of what is open, and `rule waived` of what is let through. */
function shown(findings: readonly ReportFinding[]): string[] {
  const open = findings.filter((one) => one.verdict !== 'pass');
  return open.map((one) => `${one.ruleId} ${one.waived ? 'waived' : one.verdict}`).sort();
}

const waiver = (more: string) => `waivers:\n  - {rule: support-role-trust-scoped, reason: Moves in May, ${more}}\n`;

describe('waivers', () => {
  it.each([
    ['by address', 'address: SupportRole'],
    ['by scope', 'scope: default'],
    ['by both', 'scope: default, address: SupportRole'],
    ['until a day to come', 'address: SupportRole, expires: 2027-01-31'],
    ['until today', 'address: SupportRole, expires: 2026-06-15'],
  ])('%s: the finding keeps its verdict and counts no more', async (_, more) => {
    const { exit, report, findings } = await scan(waiver(more), publicRole);
    expect(exit).toBe(0);
    expect(report.verdict).toBe('pass');
    expect(report.summary.rules).toMatchObject({ fail: 0, waived: 1 });
    const waived = findings.find((one) => one.waived);
    expect(waived).toMatchObject({ ruleId: 'support-role-trust-scoped', verdict: 'fail' });
    expect(waived?.waived?.reason).toBe('Moves in May');
  });

  it('the lack of a role, by scope; reports name reason, owner and end', async () => {
    const config =
      'waivers:\n  - {rule: support-role-exists, scope: default, reason: New account, owner: Ada, expires: 2026-12-31}\n';
    const { exit, findings, cwd } = await scan(config, noRole);
    expect(exit).toBe(0);
    expect(findings[0]?.waived).toEqual({ reason: 'New account', owner: 'Ada', expires: '2026-12-31' });
    const text = await rolecall(['scan'], { cwd, env });
    expect(text.stdout).toContain('New account (until 2026-12-31)');
  });

  it('an address lets nothing through that is about the scope', async () => {
    const config = 'waivers:\n  - {rule: support-role-exists, address: Bucket, reason: No}\n';
    expect(shown((await scan(config, noRole)).findings)).toEqual(['support-role-exists fail', 'waiver-unused warn']);
  });
});

describe('waivers that have no effect are findings at their line', () => {
  it('expired', async () => {
    const { exit, findings } = await scan(waiver('address: SupportRole, expires: 2026-06-14'), publicRole);
    expect(exit).toBe(1);
    expect(shown(findings)).toEqual(['support-role-trust-scoped fail', 'waiver-expired warn']);
    const expired = findings.find((one) => one.ruleId === 'waiver-expired');
    expect(expired?.location).toMatchObject({ file: 'rolecall.yaml', line: 2 });
    expect(expired?.message).toContain('for `SupportRole` expired on 2026-06-14');
  });

  it.each([
    ['another address', 'address: OtherRole'],
    ['another scope', 'scope: prod'],
    ['another scope of the address', 'scope: prod, address: SupportRole'],
  ])('unused: %s', async (_, more) => {
    const { exit, findings } = await scan(waiver(more), publicRole);
    expect(exit).toBe(1);
    expect(shown(findings)).toEqual(['support-role-trust-scoped fail', 'waiver-unused warn']);
    expect(findings.find((one) => one.ruleId === 'waiver-unused')?.location).toMatchObject({ line: 2 });
  });

  it('a violation that is gone', async () => {
    const fixed = publicRole.replace(/Principal: .*/, "Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' }");
    expect(shown((await scan(waiver('address: SupportRole'), fixed)).findings)).toEqual(['waiver-unused warn']);
  });

  it('nothing is said of a rule that did not run, or of a scope of which nothing was scanned', async () => {
    const { findings } = await scan(waiver('address: Gone'), publicRole, '--only', 'support-role-exists');
    expect(shown(findings)).toEqual([]);
    const scopes = 'scopes:\n  - {name: prod, include: [prod]}\n';
    expect(shown((await scan(scopes + waiver('scope: prod'), publicRole)).findings)).not.toContain(
      'waiver-unused warn',
    );
  });

  it.each([
    ['rules: {waiver-unused: off}\n', [], ['support-role-trust-scoped fail']],
    ['rules: {waiver-unused: fail}\n', [], ['support-role-trust-scoped fail', 'waiver-unused fail']],
    ['', ['--skip', 'waiver-unused'], ['support-role-trust-scoped fail']],
  ])('they have levels like rules: %j %j', async (config, args, expected) => {
    expect(shown((await scan(config + waiver('address: Gone'), publicRole, ...args)).findings)).toEqual(expected);
  });

  it('each has a fingerprint of its own', async () => {
    const config = `${waiver('address: A')}  - {rule: support-role-mfa, address: B, reason: Why}\n`;
    const { findings } = await scan(
      config,
      publicRole,
      '--only',
      'support-role-trust-scoped',
      '--only',
      'waiver-unused',
    );
    const all = await scan(`rules: {support-role-mfa: warn}\n${config}`, publicRole);
    const prints = all.findings.filter((one) => one.ruleId === 'waiver-unused').map((one) => one.fingerprint);
    expect(new Set(prints).size).toBe(2);
    expect(findings.filter((one) => one.ruleId === 'waiver-unused')).toHaveLength(1);
  });
});

describe('--no-ignores', () => {
  it('everything counts, and nothing is said of waivers', async () => {
    const config = `${waiver('address: SupportRole')}  - {rule: support-role-mfa, address: Gone, reason: Why}\n`;
    const { exit, findings } = await scan(config, publicRole, '--no-ignores');
    expect(exit).toBe(1);
    expect(shown(findings)).toEqual(['support-role-trust-scoped fail']);
  });
});

describe('what cannot be meant is refused', () => {
  it.each([
    ['neither scope nor address', '{rule: support-role-mfa, reason: Why}', /rolecall.yaml:2:5: .*`scope` or `address`/],
    ['no reason', '{rule: support-role-mfa, scope: default}', /`waivers.0` lacks the key `reason`/],
    ['an empty reason', '{rule: support-role-mfa, scope: default, reason: " "}', /`waivers.0.reason` must match/],
    ['no such rule', '{rule: support-role-mfaa, scope: default, reason: Why}', /did you mean `support-role-mfa`/],
    [
      'no such day',
      '{rule: support-role-mfa, scope: d, reason: Why, expires: 2027-02-30}',
      /there is no day 2027-02-30/,
    ],
    [
      'a day of another form',
      '{rule: support-role-mfa, scope: d, reason: Why, expires: 31.1.2027}',
      /waivers.0.expires/,
    ],
    [
      'a locked rule',
      '{rule: support-role-mfa, scope: d, reason: Why}\nlocked: [support-role-mfa]',
      /is locked: no waiver/,
    ],
    [
      'a locked rule that is off',
      '{rule: support-role-exists, scope: d, reason: Why}\nlocked: [support-role-mfa]\nrules: {support-role-mfa: off}',
      /rolecall.yaml:4:\d+: .*locked and cannot be off/,
    ],
    [
      'a locked rule that is made a warning',
      '{rule: support-role-exists, scope: d, reason: Why}\nlocked: [support-role-trust-scoped]\nrules: {support-role-trust-scoped: warn}',
      /rolecall.yaml:4:\d+: .*locked and cannot be made a warning/,
    ],
    [
      'a locked presence that is elsewhere',
      '{rule: support-role-mfa, scope: d, reason: Why}\nlocked: [support-role-exists]\nscopes:\n  - {name: d, include: [.], presence: elsewhere, reason: Why}',
      /rolecall.yaml:5:\d+: .*`support-role-exists` is locked: the scope `d` cannot have its role elsewhere/,
    ],
    ['a rule that is none', '{rule: support-role-exist, scope: d, reason: Why}', /rolecall.yaml:2:\d+: .*did you mean/],
    [
      'a rule of waivers',
      '{rule: waiver-unused, scope: d, reason: Why}',
      /rolecall.yaml:2:\d+: .*watches over waivers/,
    ],
    [
      'a level of a rule that is none',
      '{rule: support-role-exists, scope: d, reason: Why}\nrules:\n  support-role-mfaa: off',
      /rolecall.yaml:4:3: .*did you mean `support-role-mfa`/,
    ],
    [
      'a locked rule that is none',
      '{rule: support-role-exists, scope: d, reason: Why}\nlocked: [support-role-mfaa]',
      /rolecall.yaml:3:10: .*did you mean/,
    ],
  ])('%s', async (_, text, message) => {
    folders += 1;
    const cwd = join(scratch, String(folders));
    mkdirSync(join(cwd, '.git'), { recursive: true });
    writeFileSync(join(cwd, 'rolecall.yaml'), `waivers:\n  - ${text}\n`);
    const run = await rolecall(['scan'], { cwd });
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it('a SOURCE_DATE_EPOCH that is none', async () => {
    const run = await rolecall(['scan', 'fixtures/demo'], { env: { SOURCE_DATE_EPOCH: 'today' } });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('SOURCE_DATE_EPOCH must be a number of seconds');
  });
});

describe('rules that are locked run, whatever options say', () => {
  const locked = 'locked: [support-role-trust-scoped, waiver-unused]\n';
  it.each([
    [
      ['--skip', 'support-role-trust-scoped'],
      /--skip leaves out `support-role-trust-scoped`, which rolecall.yaml:1 locks/,
    ],
    [['--skip', 'waiver-unused'], /--skip leaves out `waiver-unused`/],
    [['--only', 'support-role-exists'], /--only leaves out `support-role-trust-scoped`.*: name it as well/],
  ])('%j', async (args, message) => {
    const cwd = repositoryWith('rolecall.yaml', locked);
    const run = await rolecall(['scan', ...args], { cwd });
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it('and though they are off by default', async () => {
    const { findings } = await scan('locked: [support-role-mfa]\n', publicRole);
    expect(shown(findings)).toContain('support-role-mfa warn');
  });
});

describe('a configuration that is refused, with its place', () => {
  it.each([
    ['an alias inside its own anchor', 'scopes: &a [*a]', /^rolecall: rolecall.yaml:1:13: the alias `\*a`/],
    ['an alias of nothing', 'scopes: *a', /^rolecall: rolecall.yaml:1:9: the alias `\*a`/],
    ['a second document', 'strict: true\n---\nstrict: false', /^rolecall: rolecall.yaml:2:1: a second document/],
    ['a glob that takes back', 'scopes: [{name: a, include: ["**", "!b/**"]}]', /:1:36: `!b.*`exclude`/],
    ['a backslash', 'scopes: [{name: a, include: ["**"], exclude: [a\\b]}]', /:1:47: .*write `\/`/],
  ])('%s', async (_, text, message) => {
    const run = await rolecall(['scan'], { cwd: repositoryWith('rolecall.yaml', text) });
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it('aliases that grow without bound', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++) {
      const [before, name] = ['abcdefghij'[i - 1], 'abcdefghij'[i]];
      lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    const run = await rolecall(['scan'], { cwd: repositoryWith('rolecall.yaml', lines.join('\n')) });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('rolecall.yaml:1:1: written out, the aliases');
  });

  it('one of another name, found where it would be searched', async () => {
    const cwd = repositoryWith('rolecall.yml', 'strict: true');
    const run = await rolecall(['scan'], { cwd });
    expect(run.exit).toBe(2);
    expect(run.stderr).toBe(
      'rolecall: rolecall.yml is not read: name it rolecall.yaml, or say --config rolecall.yml or --no-config\n',
    );
    expect((await rolecall(['scan', '--config', 'rolecall.yml'], { cwd })).exit).toBe(3);
  });
});

function repositoryWith(name: string, text: string): string {
  folders += 1;
  const cwd = join(scratch, String(folders));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  writeFileSync(join(cwd, name), `${text}\n`);
  return cwd;
}
