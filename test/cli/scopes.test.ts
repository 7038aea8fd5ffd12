import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { planOf } from './plan.js';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'scopes-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const fixture = join(repository, 'fixtures/config/scopes');
const passing = join(repository, 'fixtures/scan/trust-names-a-user/template.yaml');

/** A folder with the files of a user's repository. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, '.git'), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

async function scan(cwd: string, ...args: string[]): Promise<{ report: Report; exit: number }> {
  const run = await rolecall(['scan', ...args, '-f', 'json'], { cwd });
  expect(run.stderr).toBe('');
  return { report: JSON.parse(run.stdout), exit: run.exit };
}

/** `name account: answer, verdict` of each scope. */
function shown({ scopes }: Report): string[] {
  return scopes.map((scope) => `${scope.name} ${scope.account ?? '-'}: ${scope.supportAccess}, ${scope.verdict}`);
}

describe('declared scopes', () => {
  it('each has its own files, account and parameters, and the rest is unassigned', async () => {
    const { report, exit } = await scan(fixture);
    expect(shown(report)).toEqual([
      'prod 111122223333: yes, pass',
      'dev 444455556666: no, fail',
      'audit -: unknown, pass',
      'unassigned -: no, fail',
    ]);
    expect(exit).toBe(1);
    expect(report.scopes[0]?.roles[0]?.trust.grants[0]?.principal).toContain('111122223333');
  });

  it('globs are relative to the file, wherever the run starts', async () => {
    const { report } = await scan(join(fixture, 'stacks'));
    expect(shown(report).slice(0, 2)).toEqual(['prod 111122223333: yes, pass', 'dev 444455556666: no, fail']);
    expect(report.scopes.map((scope) => scope.name)).not.toContain('unassigned');
  });

  it('--parameters wins over the parameters of the scopes', async () => {
    const { report } = await scan(fixture, '--parameters', 'prod.json');
    expect(shown(report)[1]).toBe('dev 444455556666: yes, pass');
  });

  it('the same problem of a file in two scopes is told once', async () => {
    const { report } = await scan(fixture);
    for (const { problems } of report.inputs) {
      expect(new Set(problems.map((one) => JSON.stringify(one))).size).toBe(problems.length);
    }
  });

  it('standard input is in no scope', async () => {
    const run = await rolecall(['scan', '-', '-f', 'json'], { cwd: fixture, stdin: readFileSync(passing) });
    expect(shown(JSON.parse(run.stdout)).at(-1)).toBe('unassigned -: yes, pass');
  });

  it('a scope that nothing goes to is unknown, with the line that declares it', async () => {
    const config = 'scopes:\n  - name: prod\n    include: [infra/pord]\n';
    const cwd = folderWith('typo', { 'rolecall.yaml': config, 'infra/prod/a.yaml': readFileSync(passing, 'utf8') });
    const { report, exit } = await scan(cwd);
    expect(exit).toBe(1);
    expect(shown(report)).toEqual(['prod -: unknown, unknown', 'unassigned -: yes, pass']);
    expect(report.scopes[0]?.findings[0]).toMatchObject({
      ruleId: 'support-role-exists',
      location: { file: 'rolecall.yaml', line: 2 },
    });
  });

  it('what cannot be read stands in the way of its own scope only', async () => {
    const config = 'scopes:\n  - {name: a, include: [a]}\n  - {name: b, include: [b]}\n';
    const bucket = readFileSync(join(fixture, 'vendor/bucket.yaml'), 'utf8');
    const files = {
      'a/x.yaml': bucket,
      'a/broken.json': '{"Resources": {"Role": {"Type": "AWS::IAM::Role"',
      'b/x.yaml': bucket,
    };
    const { report } = await scan(folderWith('broken', { 'rolecall.yaml': config, ...files }));
    expect(shown(report)).toEqual(['a -: unknown, unknown', 'b -: no, fail']);
  });
});

/** A stack set that gives an account a role that a user of it may assume. */
function stackSet(account: string): string {
  const role = readFileSync(passing, 'utf8')
    .replaceAll('111122223333', account)
    .replaceAll('${AWS::AccountId}', account);
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Set: {
        Type: 'AWS::CloudFormation::StackSet',
        Properties: {
          StackSetName: 'support',
          PermissionModel: 'SELF_MANAGED',
          TemplateBody: role,
          StackInstancesGroup: [{ DeploymentTargets: { Accounts: [account] }, Regions: ['eu-west-1'] }],
        },
      },
    },
  });
}

/** A stack set of a template in a bucket. */
function stackSetByUrl(account: string): string {
  const set = JSON.parse(stackSet(account));
  delete set.Resources.Set.Properties.TemplateBody;
  set.Resources.Set.Properties.TemplateURL = 'https://s3.amazonaws.com/templates/child.yaml';
  return JSON.stringify(set);
}

/** Two scopes of which the first includes a plan. */
function prodAndDev(more: string): string {
  return `scopes:\n  - {name: prod, account: "111122223333", include: ["**"]}\n  - {name: dev, account: "444455556666", include: [dev]${more}}\n`;
}

/** A plan whose provider may only reach one account, with a role that a user of it may assume. */
function planTo(account: string): string {
  const text = readFileSync(join(repository, 'fixtures/scan/trust-names-a-user/plan.json'), 'utf8');
  const data = JSON.parse(text.replaceAll('111122223333', account));
  data.configuration.provider_config.aws.expressions = { allowed_account_ids: { constant_value: [account] } };
  return JSON.stringify(data);
}

describe('accounts of declared scopes', () => {
  const plan = (account: string) => ({ 'plan.json': planTo(account) });

  it('a plan for another account is none of the scope, and stays visible', async () => {
    const config = 'scopes:\n  - {name: prod, account: "111122223333", include: ["**"]}\n';
    const { report } = await scan(folderWith('stray', { 'rolecall.yaml': config, ...plan('444455556666') }));
    expect(shown(report)).toEqual(['prod 111122223333: unknown, unknown', 'unassigned 444455556666: yes, pass']);
  });

  it('it goes to the scope of its account, where that includes it too', async () => {
    const config =
      'scopes:\n  - {name: prod, account: "111122223333", include: ["**"]}\n  - {name: dev, account: "444455556666", include: ["**"]}\n';
    const { report } = await scan(folderWith('both', { 'rolecall.yaml': config, ...plan('444455556666') }));
    expect(shown(report)).toEqual(['prod 111122223333: unknown, unknown', 'dev 444455556666: yes, pass']);
  });

  it('nor where the scope of its account does not: it goes there all the same', async () => {
    const { report } = await scan(folderWith('reached', { 'rolecall.yaml': prodAndDev(''), ...plan('444455556666') }));
    expect(shown(report)).toEqual(['prod 111122223333: unknown, unknown', 'dev 444455556666: yes, pass']);
  });

  it('unless that scope excludes it', async () => {
    const config = prodAndDev(', exclude: ["plan.json"]');
    const { report } = await scan(folderWith('excluded', { 'rolecall.yaml': config, ...plan('444455556666') }));
    expect(shown(report)).toEqual([
      'prod 111122223333: unknown, unknown',
      'dev 444455556666: unknown, unknown',
      'unassigned 444455556666: yes, pass',
    ]);
  });

  it.each([
    ['of a scope with an account', 'account: "111122223333", ', 'one 111122223333: no, fail'],
    ['of a scope without one', '', 'one 444455556666: yes, pass'],
  ])('what a stack set %s deploys elsewhere goes to the scope of that account', async (_, account, own) => {
    const config = `scopes:\n  - {name: one, ${account}include: [org]}\n  - {name: two, account: "444455556666", include: [apps]}\n`;
    const bucket = readFileSync(join(fixture, 'vendor/bucket.yaml'), 'utf8');
    const files = { 'rolecall.yaml': config, 'org/set.yaml': stackSet('444455556666'), 'apps/bucket.yaml': bucket };
    const { report } = await scan(folderWith(`set-${account.length}`, files));
    expect(shown(report)).toContain(own);
    expect(shown(report)).toContain('two 444455556666: yes, pass');
    expect(report.scopes.map((scope) => scope.name)).not.toContain('unassigned');
  });

  it.each([
    ['that nothing else tells of', ''],
    ['while a scope is declared', 'scopes: [{name: prod, account: "111122223333", include: ["**"]}]'],
  ])('an account that is only looked into, %s, is not judged', async (_, config) => {
    const data = JSON.parse(plan('111122223333')['plan.json']);
    const looked = { address: 'data.aws_iam_role.dns', mode: 'data', type: 'aws_iam_role', name: 'dns' };
    const role_arn = { constant_value: 'arn:aws:iam::444455556666:role/dns' };
    data.configuration.provider_config['aws.dns'] = {
      name: 'aws',
      alias: 'dns',
      expressions: { assume_role: [{ role_arn }] },
    };
    data.configuration.root_module.resources.push({ ...looked, provider_config_key: 'aws.dns', expressions: {} });
    const values = { name: 'dns', arn: 'arn:aws:iam::444455556666:role/dns' };
    data.prior_state ??= { format_version: '1.0', values: { root_module: { resources: [] } } };
    data.prior_state.values.root_module.resources.push({ ...looked, values });
    const files = { 'plan.json': JSON.stringify(data), 'rolecall.yaml': config };
    const { report } = await scan(folderWith(`looked-into-${config.length}`, files));
    expect(report.scopes).toMatchObject([{ account: '111122223333', supportAccess: 'yes' }]);
  });

  it.each([
    ['where none is declared', '', [], ['444455556666 444455556666: yes, pass', 'unassigned -: unknown, unknown']],
    [
      'in no declared scope',
      'scopes: [{name: org, include: [set.json]}]',
      [],
      ['org 444455556666: yes, pass', 'unassigned -: unknown, unknown'],
    ],
    [
      'where it goes to an account of its own',
      '',
      ['--account', '111122223333'],
      ['111122223333 111122223333: unknown, unknown', '444455556666 444455556666: yes, pass'],
    ],
  ])('a template that a stack set seems to deploy, %s', async (name, config, args, expected) => {
    const files = {
      'rolecall.yaml': config,
      'set.json': stackSetByUrl('444455556666'),
      'child.yaml': readFileSync(passing, 'utf8'),
    };
    const { report } = await scan(folderWith(name, files), ...args);
    expect(shown(report)).toEqual(expected);
  });

  it('an input of no scope that goes to the account of one stands in the way of its "no"', async () => {
    const config = 'scopes:\n  - {name: two, account: "444455556666", include: [apps]}\n';
    const bucket = readFileSync(join(fixture, 'vendor/bucket.yaml'), 'utf8');
    const files = { 'rolecall.yaml': config, 'org/set.yaml': stackSet('444455556666'), 'apps/bucket.yaml': bucket };
    const { report } = await scan(folderWith('misplaced', files));
    expect(shown(report)).toContain('two 444455556666: unknown, unknown');
    const [finding] = report.scopes[0]?.findings ?? [];
    expect(finding?.message).toContain('`org/set.yaml` goes to account 444455556666');
    const excluding = config.replace('include: [apps]', 'include: [apps], exclude: [org]');
    const again = await scan(folderWith('misplaced-not', { ...files, 'rolecall.yaml': excluding }));
    expect(shown(again.report)).toContain('two 444455556666: no, fail');
  });

  it('a scope without an account whose inputs tell of two is judged for each', async () => {
    const config = 'scopes:\n  - {name: all, include: ["**"]}\n';
    const files = {
      'a/plan.json': plan('111122223333')['plan.json'],
      'b/plan.json': plan('444455556666')['plan.json'],
    };
    const { report } = await scan(folderWith('two', { 'rolecall.yaml': config, ...files }));
    expect(shown(report)).toEqual([
      'all/111122223333 111122223333: yes, pass',
      'all/444455556666 444455556666: yes, pass',
    ]);
  });
});

describe('an input whose account nobody tells', () => {
  const told = planTo('111122223333');
  const bucket = '{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket"}}}';
  const cwd = folderWith('untold', { 'a/plan.json': told, 'b/bucket.json': bucket });

  it('is not judged by what another account has, nor by that it has nothing', async () => {
    const { report, exit } = await scan(cwd, '.', '--no-config');
    expect(shown(report)).toEqual(['111122223333 111122223333: yes, pass', 'unassigned -: unknown, unknown']);
    expect(report.scopes[1]?.findings[0]?.message).toContain('`b/bucket.json` does not tell which account it goes to');
    expect(exit).toBe(1);
  });

  it('goes to the one that is given', async () => {
    const { report, exit } = await scan(cwd, '.', '--no-config', '--account', '111122223333');
    expect(shown(report)).toEqual(['default 111122223333: yes, pass']);
    expect(exit).toBe(0);
  });

  it('and to that of the others of its scope', async () => {
    writeFileSync(join(cwd, 'rolecall.yaml'), 'scopes: [{ name: all, include: ["**"] }]');
    const { report } = await scan(cwd, '.');
    expect(shown(report)).toEqual(['all 111122223333: yes, pass']);
  });

  it('may have the role that the other one lacks', async () => {
    const files = {
      'a/plan.json': told.replaceAll('AWSSupportAccess', 'ReadOnlyAccess'),
      'b.yaml': readFileSync(passing, 'utf8'),
    };
    const { report } = await scan(folderWith('lacking', files), '.', '--no-config');
    expect(shown(report)).toEqual(['111122223333 111122223333: unknown, unknown', 'unassigned -: yes, pass']);
  });
});

describe('presence: elsewhere', () => {
  it('is that of the scope alone, and not of one that is named as a part of it would be', async () => {
    const cwd = folderWith('labels', {
      'a/t.yaml': 'Resources: {Q: {Type: AWS::SQS::Queue}}',
      'b/t.yaml': 'Resources: {Q: {Type: AWS::SQS::Queue}}',
      'rolecall.yaml': `scopes:
  - {name: prod, include: ["a/**"], presence: elsewhere, reason: "The landing zone makes it."}
  - {name: prod/111122223333, account: "111122223333", include: ["b/**"]}
`,
    });
    const { report } = await scan(cwd);
    expect(shown(report)).toEqual(['prod -: no, pass', 'prod/111122223333 111122223333: no, fail']);
  });

  it('lets the lack of a role through, and shows the reason in every report', async () => {
    const cwd = join(scratch, 'elsewhere');
    cpSync(fixture, cwd, { recursive: true });
    mkdirSync(join(cwd, 'audit'));
    cpSync(join(fixture, 'vendor/bucket.yaml'), join(cwd, 'audit/bucket.yaml'));
    const { report, exit } = await scan(cwd, 'audit', '--only', 'support-role-exists');
    const audit = report.scopes.find((scope) => scope.name === 'audit');
    expect(audit).toMatchObject({ supportAccess: 'no', verdict: 'pass' });
    expect(audit?.findings).toMatchObject([
      { ruleId: 'support-role-exists', verdict: 'fail', waived: { reason: expect.stringContaining('landing zone') } },
    ]);
    expect(report.summary.rules).toMatchObject({ waived: 1 });
    expect(exit).toBe(1);
    for (const format of ['text', 'markdown', 'junit', 'html']) {
      const run = await rolecall(['scan', 'audit', '-f', format], { cwd });
      expect(run.stdout, format).toContain('landing zone');
    }
  });
});

describe('a waiver of a scope', () => {
  /** A plan for an account that has nothing of the kind. */
  const planFor = (account_id: string): string => {
    const address = 'data.aws_caller_identity.own';
    return planOf([{ address, before: { account_id }, after: { account_id } }]);
  };

  it.each([
    ['prod', ['prod/111122223333: waived', 'prod/444455556666: waived']],
    ['prod/444455556666', ['prod/111122223333: fail', 'prod/444455556666: waived']],
  ])('%s', async (scope, expected) => {
    const cwd = folderWith(`waiver-${scope.replace('/', '-')}`, {
      'a/p1.json': planFor('111122223333'),
      'a/p2.json': planFor('444455556666'),
      'rolecall.yaml': `scopes: [{name: prod, include: ["a/**"]}]
waivers: [{rule: support-role-exists, scope: ${scope}, reason: known}]
`,
    });
    const { report } = await scan(cwd, '--only', 'support-role-exists');
    const found = report.scopes.flatMap(({ name, findings }) =>
      findings.map((one) => `${name}: ${one.waived ? 'waived' : one.verdict}`),
    );
    expect(found).toEqual(expected);
  });
});

describe('scopes that cannot be meant', () => {
  it.each([
    [
      'an unknown key',
      '- {name: a, includes: [x]}',
      /rolecall.yaml:2:\d+: unknown key `includes`: did you mean `include`\?/,
    ],
    ['no globs', '- {name: a}', /2:\d+: `scopes.0` lacks the key `include`/],
    ['a bare account', '- {name: a, include: [x], account: 111122223333}', /in quotes/],
    ['two of one name', '- {name: a, include: [x]}\n- {name: a, include: [y]}', /3:\d+: two scopes have the name `a`/],
    ['a reserved name', '- {name: unassigned, include: [x]}', /give the scope another/],
    ['elsewhere without a reason', '- {name: a, include: [x], presence: elsewhere}', /say where its support role is/],
    ['a reason without effect', '- {name: a, include: [x], reason: why}', /without `presence: elsewhere`/],
    [
      'parameters that are missing',
      '- {name: a, include: [x], parameters: p.json}',
      /parameter file .*p.json: it does/,
    ],
  ])('%s', async (name, scopes, message) => {
    const run = await rolecall(['scan'], { cwd: folderWith(name, { 'rolecall.yaml': `scopes:\n${scopes}\n` }) });
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });
});
