import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Run, repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'baseline-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const publicRole = readFileSync(join(repository, 'fixtures/scan/trust-is-public/template.yaml'), 'utf8');
const ownAccount = readFileSync(join(repository, 'fixtures/scan/trust-names-the-own-account/template.yaml'), 'utf8');
const noRole = readFileSync(join(repository, 'fixtures/config/scopes/vendor/bucket.yaml'), 'utf8');

const unreadable = readFileSync(join(repository, 'fixtures/scan/trust-cannot-be-read/template.yaml'), 'utf8');

/** The template of a role that other accounts may assume. */
function anotherAccount(...ids: readonly string[]): string {
  const template = publicRole.replace(/'\*'|"\*"/, JSON.stringify(ids.map((id) => `arn:aws:iam::${id}:root`)));
  if (template === publicRole) throw new Error('the template names nobody');
  return template;
}

/** The template of a role that any assertion of some providers is taken for. */
function samlProviders(...names: readonly string[]): string {
  const arns = names.map((name) => `arn:aws:iam::333333333333:saml-provider/${name}`);
  return publicRole
    .replace('sts:AssumeRole', 'sts:AssumeRoleWithSAML')
    .replace(/Principal: .*/, `Principal: { Federated: ${JSON.stringify(arns)} }`);
}

let folders = 0;

/** A repository that holds one template. */
function repositoryWith(template: string, config = ''): string {
  folders += 1;
  const cwd = join(scratch, String(folders));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  writeFileSync(join(cwd, 'rolecall.yaml'), config);
  writeFileSync(join(cwd, 'template.yaml'), template);
  return cwd;
}

function scan(cwd: string, ...args: string[]): Promise<Run> {
  return rolecall(['scan', 'template.yaml', '-f', 'json', ...args], { cwd });
}

/** `rule waived|verdict` of all that does not pass. */
function shown({ stdout }: Run): string[] {
  const report: Report = JSON.parse(stdout);
  const findings = report.scopes.flatMap((scope) => scope.findings).filter((one) => one.verdict !== 'pass');
  return findings.map((one) => `${one.ruleId} ${one.waived ? 'waived' : one.verdict}`);
}

/** A repository with a baseline of its findings. */
async function withBaseline(template: string, config = ''): Promise<string> {
  const cwd = repositoryWith(template, config);
  const run = await scan(cwd, '--write-baseline', 'baseline.jsonl');
  expect(run.stderr).toMatch(/^rolecall: wrote \d+ findings? to baseline.jsonl\n$/);
  return cwd;
}

describe('a baseline', () => {
  it('is written with what is open, and lets it through from then on', async () => {
    const cwd = await withBaseline(publicRole);
    expect(JSON.parse(readFileSync(join(cwd, 'baseline.jsonl'), 'utf8'))).toMatchObject({
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      rule: 'support-role-trust-scoped',
      scope: 'default',
      file: 'template.yaml',
      address: 'SupportRole',
      verdict: 'fail',
      code: 'too-wide',
      args: { 'place.address': 'SupportRole' },
    });
    const run = await scan(cwd, '--baseline', 'baseline.jsonl');
    expect(shown(run)).toEqual(['support-role-trust-scoped waived']);
    expect(run.exit).toBe(0);
  });

  it('a run that writes one is judged as any other', async () => {
    const run = await scan(repositoryWith(publicRole), '--write-baseline', 'baseline.jsonl');
    expect(run.exit).toBe(1);
    expect(shown(run)).toEqual(['support-role-trust-scoped fail']);
  });

  it('holds while lines move', async () => {
    const cwd = await withBaseline(publicRole);
    writeFileSync(join(cwd, 'template.yaml'), `# One.\n# Two.\n\n${publicRole}`);
    expect(shown(await scan(cwd, '--baseline', 'baseline.jsonl'))).toEqual(['support-role-trust-scoped waived']);
  });

  it('covers the lack of a role', async () => {
    const cwd = await withBaseline(noRole);
    expect(shown(await scan(cwd, '--baseline', 'baseline.jsonl'))).toEqual(['support-role-exists waived']);
  });

  it('does not cover what is new, nor what got worse', async () => {
    const cwd = await withBaseline(ownAccount);
    writeFileSync(join(cwd, 'template.yaml'), publicRole);
    const run = await scan(cwd, '--baseline', 'baseline.jsonl');
    expect(run.exit).toBe(1);
    expect(shown(run)).toContain('support-role-trust-scoped fail');
  });

  it('says of an entry whose finding is another now that it was found, and what to do', async () => {
    const cwd = await withBaseline(anotherAccount('111111111111'));
    writeFileSync(join(cwd, 'template.yaml'), publicRole);
    const report: Report = JSON.parse((await scan(cwd, '--baseline', 'baseline.jsonl')).stdout);
    const unused = report.scopes[0]?.findings.find((one) => one.ruleId === 'waiver-unused');
    expect(unused?.message).toMatch(
      /has no effect: what it is for was found, with another verdict, reason or trust\.$/,
    );
    expect(unused?.help).toContain('write the baseline anew');
  });

  it.each([
    ['another account', anotherAccount('111111111111'), anotherAccount('222222222222'), 'fail'],
    ['one account more', anotherAccount('111111111111'), anotherAccount('111111111111', '222222222222'), 'fail'],
    ['everybody in place of an account', anotherAccount('111111111111'), publicRole, 'fail'],
    ['one provider more of which the same is said', samlProviders('a'), samlProviders('a', 'b'), 'warn'],
    ['who cannot be told in place of an account', anotherAccount('111111111111'), unreadable, 'unknown'],
  ])('does not cover %s, though the verdict is no worse', async (_, before, after, verdict) => {
    const cwd = await withBaseline(before, 'account: "333333333333"\n');
    writeFileSync(join(cwd, 'template.yaml'), after);
    const run = await scan(cwd, '--baseline', 'baseline.jsonl', '--strict');
    expect(run.exit).toBe(1);
    expect(shown(run)).toContain(`support-role-trust-scoped ${verdict}`);
  });

  it('covers what got milder', async () => {
    const cwd = await withBaseline(publicRole);
    writeFileSync(join(cwd, 'template.yaml'), ownAccount);
    const run = await scan(cwd, '--baseline', 'baseline.jsonl');
    expect(run.exit).toBe(0);
    expect(shown(run)).toEqual(['support-role-trust-scoped waived']);
  });

  it('covers a trust that lets fewer in', async () => {
    const cwd = await withBaseline(samlProviders('a', 'b'));
    writeFileSync(join(cwd, 'template.yaml'), samlProviders('b'));
    const run = await scan(cwd, '--baseline', 'baseline.jsonl');
    expect(shown(run)).toEqual(['support-role-trust-scoped waived']);
  });

  it('names the entries that no longer occur, by their lines; written anew they are left out', async () => {
    const cwd = await withBaseline(publicRole);
    writeFileSync(join(cwd, 'template.yaml'), noRole);
    const run = await scan(cwd, '--baseline', 'baseline.jsonl');
    const report: Report = JSON.parse(run.stdout);
    const unused = report.scopes[0]?.findings.find((one) => one.ruleId === 'waiver-unused');
    expect(unused).toMatchObject({ verdict: 'warn', location: { file: 'baseline.jsonl', line: 1 } });
    expect(unused?.message).toContain('nothing that it covers was found');
    expect(unused?.message).toContain('entry of `support-role-trust-scoped` for `SupportRole` in the scope `default`');
    await scan(cwd, '--write-baseline', 'baseline.jsonl');
    expect(readFileSync(join(cwd, 'baseline.jsonl'), 'utf8')).not.toContain('support-role-trust-scoped');
  });

  it('several are merged: by their lines, or by naming each', async () => {
    const cwd = await withBaseline(publicRole);
    const text = readFileSync(join(cwd, 'baseline.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'both.jsonl'), `${text}\r\n${text}`);
    const expected = ['support-role-trust-scoped waived'];
    expect(shown(await scan(cwd, '--baseline', 'both.jsonl'))).toEqual(expected);
    expect(shown(await scan(cwd, '--baseline', 'both.jsonl', '--baseline', 'baseline.jsonl'))).toEqual(expected);
  });

  it('is written alike twice, and has no part of what is waived', async () => {
    const cwd = await withBaseline(publicRole);
    const first = readFileSync(join(cwd, 'baseline.jsonl'), 'utf8');
    await scan(cwd, '--write-baseline', 'baseline.jsonl');
    expect(readFileSync(join(cwd, 'baseline.jsonl'), 'utf8')).toBe(first);
    const waiver = 'waivers:\n  - {rule: support-role-trust-scoped, address: SupportRole, reason: Why}\n';
    const waived = await withBaseline(publicRole, waiver);
    expect(readFileSync(join(waived, 'baseline.jsonl'), 'utf8')).toBe('');
  });

  it('has no effect on locked rules, nor under --no-ignores', async () => {
    const cwd = await withBaseline(publicRole);
    expect(shown(await scan(cwd, '--baseline', 'baseline.jsonl', '--no-ignores'))).toEqual([
      'support-role-trust-scoped fail',
    ]);
    writeFileSync(join(cwd, 'rolecall.yaml'), 'locked: [support-role-trust-scoped]\n');
    expect(shown(await scan(cwd, '--baseline', 'baseline.jsonl')).sort()).toEqual([
      'support-role-trust-scoped fail',
      'waiver-unused warn',
    ]);
    await scan(cwd, '--write-baseline', 'locked.jsonl');
    expect(readFileSync(join(cwd, 'locked.jsonl'), 'utf8')).toBe('');
  });
});

describe('a baseline that cannot be used is wrong usage', () => {
  it.each([
    ['missing', undefined, ['--baseline', 'b.jsonl'], /cannot read the baseline .*b.jsonl: it does not exist/],
    ['left in conflict', '<<<<<<< ours\n', ['--baseline', 'b.jsonl'], /^rolecall: b.jsonl:1:1: this is no entry/],
    ['cut off', '{"fingerprint":"0123456789ab', ['--baseline', 'b.jsonl'], /b.jsonl:1:1/],
    [
      'with a resource that is no text',
      '{"fingerprint":"0123456789abcdef","rule":"r","scope":"s","file":"f","address":{},"verdict":"fail","code":"c","args":{}}\n',
      ['--baseline', 'b.jsonl'],
      /b.jsonl:1:1: this is no entry of a baseline: write it anew/,
    ],
    [
      'of a version that did not write down what was found',
      '{"fingerprint":"0123456789abcdef","rule":"r","scope":"s","file":"f","verdict":"fail"}\n',
      ['--baseline', 'b.jsonl'],
      /b.jsonl:1:1: this is no entry of a baseline: write it anew/,
    ],
    ['of another kind', '{}\n[]\nnull\n3\n', ['--baseline', 'b.jsonl'], /b.jsonl:4:1/],
    ['read and written at once', '', ['--baseline', 'b.jsonl', '--write-baseline', 'b.jsonl'], /cannot be used with/],
  ])('%s', async (_, text, args, message) => {
    const cwd = repositoryWith(publicRole);
    if (text !== undefined) writeFileSync(join(cwd, 'b.jsonl'), text);
    const run = await scan(cwd, ...args);
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });
});
