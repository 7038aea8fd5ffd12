import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const fixtures = join(repository, 'fixtures/beside');
const scratch = mkdtempSync(join(tmpdir(), 'beside-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function scan(path: string, cwd: string, args: readonly string[] = ['--no-config']): Promise<Report> {
  const run = await rolecall(['scan', path, '-f', 'json', ...args], { cwd });
  return JSON.parse(run.stdout);
}

/** A copy of a case, without some of its files, and others with other text. */
function copy(name: string, as: string, change: Readonly<Record<string, (text: string) => string | undefined>> = {}) {
  const folder = join(scratch, as);
  cpSync(join(fixtures, name), folder, { recursive: true });
  for (const [file, edit] of Object.entries(change)) {
    const text = edit(readFileSync(join(folder, file), 'utf8'));
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
  return folder;
}

const gone = () => undefined;
const planAlone = { 'main.tf': gone };
const sourceAlone = { 'plan.json': gone };

function notesOf({ inputs }: Report): readonly string[] {
  return inputs.flatMap(({ problems }) => problems.map(({ code, location }) => `${code} ${location.address}`));
}

function failure({ scopes }: Report) {
  return scopes.flatMap(({ findings }) => findings).find(({ verdict }) => verdict === 'fail');
}

function kindsOf({ inputs }: Report): readonly string[] {
  return inputs.filter(({ status }) => status !== 'skipped').map(({ kind, path }) => `${kind} ${path}`);
}

describe('a plan and the source beside it are judged as one', () => {
  it.each<[string, string, string, string]>([
    ['literal-beside-a-reference', 'fail', 'unknown', 'fail'],
    ['reference-in-a-condition', 'pass', 'unknown', 'pass'],
    ['neither-tells-alone', 'pass', 'unknown', 'unknown'],
    ['provider-in-a-dynamic-block', 'fail', 'fail', 'fail'],
    ['providers-by-a-variable', 'pass', 'unknown', 'pass'],
    ['document-is-deferred', 'pass', 'pass', 'pass'],
    ['index-is-computed', 'pass', 'pass', 'pass'],
  ])('%s: %s, the plan alone %s, the source alone %s', async (name, together, plan, source) => {
    const beside = await scan(name, fixtures);
    expect(kindsOf(beside)).toEqual([`terraform-plan ${name}/plan.json`]);
    expect(notesOf(beside)).toEqual([]);
    expect(beside.verdict).toBe(together);
    expect((await scan('.', copy(name, `${name}-plan`, planAlone))).verdict).toBe(plan);
    expect((await scan('.', copy(name, `${name}-source`, sourceAlone))).verdict).toBe(source);
  });

  it('also where the plan alone is named', async () => {
    expect((await scan('literal-beside-a-reference/plan.json', fixtures)).verdict).toBe('fail');
  });

  it('at the line of the source that decides', async () => {
    const report = await scan('literal-beside-a-reference', fixtures);
    expect(failure(report)?.location).toMatchObject({
      file: 'literal-beside-a-reference/main.tf',
      line: 17,
      column: 28,
    });
  });
});

describe('a plan that its source contradicts counts, and that is noted', () => {
  const role = 'aws_iam_role.support';

  it.each<[string, (text: string) => string, readonly string[]]>([
    [
      'another trust',
      (text) => text.replace('"arn:aws:iam::123456789012:role/responders"', '"*"'),
      [`source-differs ${role}`],
    ],
    [
      'a condition more',
      (text) => text.replace('"sts:AssumeRole"', '"sts:AssumeRole"\n      Condition = { Bool = { "aws:x" = "true" } }'),
      [`source-differs ${role}`],
    ],
    ['another name', (text) => text.replace('"incident-support"', '"other"'), [`source-differs ${role}`]],
    [
      'another policy',
      (text) => text.replace('AWSSupportAccess', 'ReadOnlyAccess'),
      ['source-differs aws_iam_role_policy_attachment.support'],
    ],
    [
      'a role more',
      (text) => `${text}\nresource "aws_iam_role" "more" {\n  assume_role_policy = "{}"\n}\n`,
      ['plan-lacks aws_iam_role.more'],
    ],
    [
      'another address',
      (text) =>
        text.replaceAll('"aws_iam_role" "support"', '"aws_iam_role" "moved"').replaceAll(role, 'aws_iam_role.moved'),
      [`source-lacks ${role}`, 'plan-lacks aws_iam_role.moved'],
    ],
  ])('%s', async (name, edit, notes) => {
    const folder = copy('providers-by-a-variable', `stale ${name}`, { 'main.tf': edit });
    const report = await scan('.', folder);
    expect(notesOf(report)).toEqual(notes);
    const alone = await scan('.', copy('providers-by-a-variable', `stale ${name} alone`, planAlone));
    expect(report.verdict).toBe(alone.verdict);
  });

  it.each<[string, (text: string) => string]>([
    ['a comment', (text) => `# new\n${text}`],
    ['a tag', (text) => text.replace('"incident-support"', '"incident-support"\n  tags = { a = "b" }')],
    ['another order of a list', (text) => text.replace('["*", "arn', '["arn').replace('hex}"]', 'hex}", "*"]')],
    ['something else', (text) => `${text}\nresource "aws_sqs_queue" "q" {}\n`],
  ])('what decides nothing is no contradiction: %s', async (name, edit) => {
    const report = await scan('.', copy('literal-beside-a-reference', `same ${name}`, { 'main.tf': edit }));
    expect(notesOf(report)).toEqual([]);
    expect(report.verdict).toBe('fail');
  });

  it('a pass says so in text', async () => {
    const stale = copy('index-is-computed', 'stale-text', {
      'main.tf': (text) => text.replace('"arn:aws:iam::123456789012:role/${', '"arn:aws:iam::444455556666:role/${'),
    });
    const run = await rolecall(['scan', '.', '--no-config'], { cwd: stale });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('note[source-differs]');
  });

  it('source that cannot be read decides nothing', async () => {
    const broken = copy('literal-beside-a-reference', 'broken', { 'main.tf': (text) => `${text}\nresource {` });
    expect((await scan('.', broken)).verdict).toBe('unknown');
  });
});

describe('which plan is of which root module', () => {
  it('one that shares no block with the source in its folder is of another: both are judged', async () => {
    const folder = copy('neither-tells-alone', 'another');
    cpSync(join(fixtures, 'literal-beside-a-reference/plan.json'), join(folder, 'plan.json'));
    const report = await scan('.', folder);
    expect(kindsOf(report)).toEqual(['terraform-source .', 'terraform-plan plan.json']);
  });

  it('one without anything of IAM is told by its blocks as well', async () => {
    const plan = { format_version: '1.2', resource_changes: [], configuration: { root_module: { resources: [] } } };
    const folder = copy('literal-beside-a-reference', 'empty', { 'plan.json': () => JSON.stringify(plan) });
    expect((await scan('.', folder)).verdict).toBe('fail');
    expect(kindsOf(await scan('.', folder))).toContain('terraform-source .');
  });

  const elsewhere = (as: string) => {
    const folder = copy('literal-beside-a-reference', `${as}/infra`);
    const plan = join(scratch, as, 'plans/prod.json');
    mkdirSync(dirname(plan), { recursive: true });
    cpSync(join(folder, 'plan.json'), plan);
    rmSync(join(folder, 'plan.json'));
    return join(scratch, as);
  };

  it('one that lies elsewhere is of none: the same blocks may be another deployment', async () => {
    const report = await scan('.', elsewhere('elsewhere'));
    expect(kindsOf(report)).toEqual(['terraform-source infra', 'terraform-plan plans/prod.json']);
    expect(report.scopes.flatMap(({ roles }) => roles.map(({ trust }) => trust?.class))).toEqual(['public', 'unknown']);
  });

  it('a scope tells', async () => {
    const folder = elsewhere('told');
    const scope = (name: string, account: string, include: string) =>
      `  - name: ${name}\n    account: "${account}"\n    include: [${include}]\n    root: infra\n`;
    const scopes = scope('prod', '123456789012', 'plans/prod.json') + scope('test', '444455556666', 'plans/test.json');
    writeFileSync(join(folder, 'rolecall.yaml'), `scopes:\n${scopes}`);
    const report = await scan('.', folder, []);
    expect(report.scopes.map((one) => [one.declared, one.verdict])).toEqual([
      ['prod', 'fail'],
      ['test', 'fail'],
    ]);
    expect(kindsOf(report)).toEqual(['terraform-source infra', 'terraform-plan plans/prod.json']);
    expect(failure(report)?.location).toMatchObject({ file: 'infra/main.tf', line: 17 });
  });

  it('the working directory tells nothing', async () => {
    const folder = copy('literal-beside-a-reference', 'stdin');
    const stdin = readFileSync(join(folder, 'plan.json'));
    const run = await rolecall(['scan', '-', '-f', 'json', '--no-config'], { cwd: folder, stdin });
    expect(JSON.parse(run.stdout).verdict).toBe('unknown');
  });
});
