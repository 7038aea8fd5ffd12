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
      /locked and cannot be off/,
    ],
    [
      'a locked rule that is none',
      '{rule: support-role-exists, scope: d, reason: Why}\nlocked: [support-role-mfaa]',
      /did you mean/,
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
