import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'ignores-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const ignores = readFileSync(join(repository, 'fixtures/waivers/ignores.yaml'), 'utf8');
const publicRole = readFileSync(join(repository, 'fixtures/scan/trust-is-public/template.yaml'), 'utf8');

let folders = 0;

async function scan(template: string | Buffer, config = '', ...args: string[]): Promise<[number, ReportFinding[]]> {
  folders += 1;
  const cwd = join(scratch, String(folders));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  writeFileSync(join(cwd, 'rolecall.yaml'), config);
  writeFileSync(join(cwd, 'template.yaml'), template);
  const run = await rolecall(['scan', 'template.yaml', '-f', 'json', ...args], { cwd });
  expect(run.stderr).toBe('');
  const report: Report = JSON.parse(run.stdout);
  return [run.exit, report.scopes.flatMap((scope) => scope.findings).filter((one) => one.verdict !== 'pass')];
}

/** `rule address waived|verdict` */
function shown(findings: readonly ReportFinding[]): string[] {
  return findings.map((one) => `${one.ruleId} ${one.location.address ?? '-'} ${one.waived ? 'waived' : one.verdict}`);
}

function messages(findings: readonly ReportFinding[]): string {
  return findings.map((one) => `${one.ruleId}: ${one.message}`).join('\n');
}

/** The template of a public role with something said above it. */
function above(comment: string): string {
  return publicRole.replace(/^( *)SupportRole:/m, `$1${comment}\n$1SupportRole:`);
}

/** The same with metadata. */
function metadata(value: unknown): string {
  return publicRole.replace(
    /^( *)Type: AWS::IAM::Role/m,
    `$1Type: AWS::IAM::Role\n$1Metadata: {rolecall: ${JSON.stringify(value)}}`,
  );
}

const trustScoped = { rule: 'support-role-trust-scoped', reason: 'Why' };

describe('ignores in templates', () => {
  it('by a comment above or beside the logical id, and by metadata', async () => {
    const [exit, findings] = await scan(ignores);
    expect(shown(findings)).toEqual([
      'support-role-trust-scoped Above waived',
      'support-role-trust-scoped Beside waived',
      'support-role-trust-scoped InMetadata waived',
    ]);
    expect(findings.map((one) => one.waived?.reason)).toEqual(['It is replaced in May.', 'So is this.', 'And this.']);
    expect(exit).toBe(0);
  });

  it('with lines that end as on Windows', async () => {
    const [, findings] = await scan(ignores.replaceAll('\n', '\r\n'));
    expect(findings.map((one) => one.waived?.reason)).toEqual(['It is replaced in May.', 'So is this.', 'And this.']);
  });

  it('in a template in JSON', async () => {
    const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } };
    const role = {
      Type: 'AWS::IAM::Role',
      Metadata: { rolecall: { ignore: [{ rule: 'support-role-trust-scoped', reason: 'Why' }] } },
      Properties: {
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] },
      },
    };
    expect(shown((await scan(JSON.stringify({ Resources: { Role: role } })))[1])).toEqual([
      'support-role-trust-scoped Role waived',
    ]);
  });

  it('with an owner and a last day, as waivers of the configuration have them', async () => {
    const more = { owner: 'platform', expires: '9999-12-31' };
    const [exit, findings] = await scan(metadata({ ignore: [{ ...trustScoped, ...more }] }));
    expect(exit).toBe(0);
    expect(findings.map((one) => one.waived)).toEqual([{ reason: 'Why', ...more }]);
  });

  it('no more once its last day is over', async () => {
    const template = metadata({ ignore: [{ ...trustScoped, expires: '2026-01-31' }] });
    const [exit, findings] = await scan(template.replace('"2026-01-31"', '2026-01-31'));
    expect(exit).toBe(1);
    expect(findings.filter((one) => one.waived)).toEqual([]);
    expect(messages(findings)).toContain('waiver-expired: The ignore of `support-role-trust-scoped` at `SupportRole`');
  });

  it('--no-ignores', async () => {
    const [exit, findings] = await scan(ignores, '', '--no-ignores');
    expect(exit).toBe(1);
    expect(findings.filter((one) => one.waived)).toEqual([]);
    expect(findings).toHaveLength(3);
  });
});

describe('ignores that have no effect are findings, and what they name counts', () => {
  it.each([
    ['another rule', above('# rolecall: ignore[support-role-dedicated] Why'), 'nothing that it covers was found'],
    ['the rule of the scope', above('# rolecall: ignore[support-role-exists] Why'), 'nothing that it covers was found'],
    ['no such rule', above('# rolecall: ignore[support-role-trust] Why'), 'there is no such rule'],
    ['no reason', above('# rolecall: ignore[support-role-trust-scoped]'), 'it gives no reason'],
    ['no rule', above('# rolecall: ignore[] Why'), 'it names no rule'],
    ['no resource', `# rolecall: ignore[support-role-trust-scoped] Why\n\n${publicRole}`, 'stands neither on the line'],
    ['metadata without a list', metadata({ ignore: 'support-role-trust-scoped' }), 'it names no rule'],
    ['metadata of another form', metadata(['support-role-trust-scoped']), 'it names no rule'],
    ['metadata without a reason', metadata({ ignore: [{ rule: 'support-role-trust-scoped' }] }), 'it gives no reason'],
    [
      'a key that is unknown',
      metadata({ ignore: [{ ...trustScoped, expiry: '2027-01-31' }] }),
      'it has the unknown key `expiry`: known are `rule`, `reason`, `owner`, `expires`',
    ],
    [
      'a key beside the list',
      metadata({ ignore: [trustScoped], expires: '2027-01-31' }),
      'it has the unknown key `expires`: known are `ignore`',
    ],
    ['no such day', metadata({ ignore: [{ ...trustScoped, expires: '2020-02-30' }] }), '`expires` must be a day'],
    ['a day that is a number', metadata({ ignore: [{ ...trustScoped, expires: 2027 }] }), '`expires` must be a day'],
    ['an owner that is none', metadata({ ignore: [{ ...trustScoped, owner: ['a'] }] }), '`owner` must be a text'],
    ['metadata of texts', metadata({ ignore: ['support-role-trust-scoped', null] }), 'it names no rule'],
  ])('%s', async (_, template, words) => {
    const [exit, findings] = await scan(template);
    expect(exit).toBe(1);
    expect(messages(findings)).toContain('waiver-unused: The ignore');
    expect(messages(findings)).toContain(words);
    expect(findings.filter((one) => one.waived)).toEqual([]);
  });

  it('a locked rule', async () => {
    const [exit, findings] = await scan(ignores, 'locked: [support-role-trust-scoped]\n');
    expect(exit).toBe(1);
    expect(findings.filter((one) => one.waived)).toEqual([]);
    expect(messages(findings)).toContain('at `Beside` has no effect: the configuration locks the rule.');
  });
});
