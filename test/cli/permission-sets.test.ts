import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { planOf } from './plan.js';
import { repository } from './run-cli.js';
import { evaluateFiles, inShort, scanConfigured, scanFiles, templateOf } from './scan-files.js';

const own = '111122223333';
const other = '444455556666';
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const denial = { Statement: [{ Effect: 'Deny', Action: 'support:*', Resource: '*' }] };

/** A permission set with the policy, and an assignment of it. */
function template({ set = '', target = `'${own}'`, policies = '', head = '', more = '' } = {}): string {
  return templateOf(`${head}Resources:
  Support:
    Type: AWS::SSO::PermissionSet
    Properties:
      Name: Support
      ManagedPolicies: [arn:aws:iam::aws:policy/AWSSupportAccess${policies}]
${set}  Responders:
    Type: AWS::SSO::Assignment
    Properties: {PermissionSetArn: !GetAtt Support.PermissionSetArn, PrincipalType: GROUP, PrincipalId: g, TargetType: AWS_ACCOUNT, TargetId: ${target}}
${more}`);
}

type Json = { readonly [key: string]: unknown };

/** The plan of the fixture with further resources of types, each on the permission set. */
function plan(resources: Readonly<Record<string, Json>>, target = own): string {
  const text = readFileSync(join(repository, 'fixtures/scan/permission-set-is-assigned/plan.json'), 'utf8');
  const data = JSON.parse(text.replaceAll(/"target_id": "\d+"/g, `"target_id": "${target}"`));
  const attached = data.configuration.root_module.resources.find(
    ({ type }: { type: string }) => type === 'aws_ssoadmin_managed_policy_attachment',
  );
  for (const [type, after] of Object.entries(resources)) {
    const { permission_set_arn } = attached.expressions;
    const address = `${type}.it`;
    const named = { address, mode: 'managed', type, name: 'it' };
    const change = { actions: ['create'], before: null, after, after_unknown: { permission_set_arn: true } };
    data.resource_changes.push({ ...named, provider_name: 'registry.terraform.io/hashicorp/aws', change });
    data.planned_values.root_module.resources.push({ ...named, values: after });
    data.configuration.root_module.resources.push({
      ...named,
      provider_config_key: 'aws',
      expressions: { permission_set_arn },
    });
  }
  return JSON.stringify(data);
}

/** `rule verdict` of what does not pass. */
function findings({ scopes }: Report): string[] {
  const all = scopes.flatMap((scope) => scope.findings).filter(({ verdict }) => verdict !== 'pass');
  return all.map(({ ruleId, verdict }) => `${ruleId} ${verdict}`);
}

const boundary = (what: string) => `      PermissionsBoundary: ${what}\n`;
const customer = (action: string) =>
  `  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: {ManagedPolicyName: limit, PolicyDocument: {Statement: [{Effect: Deny, Action: '${action}', Resource: '*'}]}}\n`;

describe('what a permission set has besides the policy', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'an inline policy that denies',
      template({ set: `      InlinePolicy: ${JSON.stringify(denial)}\n` }),
      plan({ aws_ssoadmin_permission_set_inline_policy: { inline_policy: JSON.stringify(denial) } }),
      ['support-role-usable fail'],
    ],
    [
      'a boundary that does not allow support',
      template({ set: boundary(`{ManagedPolicyArn: ${readOnly}}`) }),
      plan({
        aws_ssoadmin_permissions_boundary_attachment: { permissions_boundary: [{ managed_policy_arn: readOnly }] },
      }),
      ['support-role-usable fail'],
    ],
    [
      'a boundary that allows everything',
      template({ set: boundary(`{ManagedPolicyArn: ${administrator}}`) }),
      plan({
        aws_ssoadmin_permissions_boundary_attachment: { permissions_boundary: [{ managed_policy_arn: administrator }] },
      }),
      [],
    ],
    [
      'a boundary of the customer',
      template({ set: boundary('{CustomerManagedPolicyReference: {Name: limit}}') }),
      plan({
        aws_ssoadmin_permissions_boundary_attachment: {
          permissions_boundary: [{ customer_managed_policy_reference: [{ name: 'limit', path: '/' }] }],
        },
      }),
      ['support-role-usable warn'],
    ],
    [
      'a policy of the customer that no input declares',
      template({ set: '      CustomerManagedPolicyReferences: [{Name: limit}]\n' }),
      plan({
        aws_ssoadmin_customer_managed_policy_attachment: {
          customer_managed_policy_reference: [{ name: 'AWSSupportAccess', path: '/' }],
        },
      }),
      [],
    ],
    [
      'a policy that allows about everything',
      template({ policies: `, ${administrator}` }),
      plan({ aws_ssoadmin_managed_policy_attachment: { managed_policy_arn: administrator } }),
      ['support-role-dedicated warn'],
    ],
  ])('%s', async (_, yaml, json, expected) => {
    expect(findings(await scanFiles({ 'template.yaml': yaml }))).toEqual(expected);
    expect(findings(await scanFiles({ 'plan.json': json }))).toEqual(expected);
  });

  it('a policy of the customer by its name', async () => {
    const set = '      CustomerManagedPolicyReferences: [{Name: limit}]\n';
    const denies = await scanFiles({ 't.yaml': template({ set, more: customer('support:*') }) });
    expect(findings(denies)).toEqual(['support-role-usable fail']);
    const denied = await scanFiles({ 't.yaml': template({ set, more: customer('s3:*') }) });
    expect(findings(denied)).toEqual([]);
  });
});

describe('an assignment of a permission set', () => {
  const account = ['--account', own];
  const parameter = { head: 'Parameters:\n  Target: {Type: String}\n', target: '!Ref Target' };

  it.each<readonly [string, string, string, readonly string[]]>([
    ['to the account', template(), 'pass yes identity-center', account],
    ['to its own account', template({ target: '!Ref AWS::AccountId' }), 'pass yes identity-center', account],
    ['to the account, in a plan', plan({}), 'pass yes identity-center', account],
    ['to another account', template({ target: `'${other}'` }), 'fail no', account],
    ['to another account, in a plan', plan({}, other), 'fail no', account],
    ['to one account, judged for one that is not known', template(), 'pass yes identity-center', []],
    ['to an account that cannot be told', template(parameter), 'unknown unknown identity-center', account],
    [
      'to one that cannot be told, for one that is not known',
      template(parameter),
      'unknown unknown identity-center',
      [],
    ],
  ])('%s', async (_, text, expected, args) => {
    const report = await scanFiles({ [text.startsWith('{') ? 'plan.json' : 't.yaml']: text }, ...args);
    expect(inShort(report)).toBe(expected);
  });

  describe('to the account of another input', () => {
    const third = '777788889999';
    const bucket = templateOf('Resources: {Bucket: {Type: AWS::S3::Bucket}}\n');
    const config = (more = '') =>
      `scopes:\n  - {name: org, account: "${own}", include: [sso]}\n  - {name: prod, account: "${other}", include: [prod${more}]}\n`;
    /** A plan of an account that has no role, by who runs it. */
    const planIn = (account: string, text = planOf([])) => {
      const caller = { address: 'data.aws_caller_identity.c', mode: 'data', type: 'aws_caller_identity', name: 'c' };
      const values = { root_module: { resources: [{ ...caller, values: { account_id: account } }] } };
      return JSON.stringify({ ...JSON.parse(text), prior_state: { format_version: '1.0', values } });
    };

    it.each<readonly [string, string, readonly string[]]>([
      ['that is named', other, ['fail no/yes', 'identity-center']],
      ['that is not named', third, ['fail no/no']],
    ])('of a plan, %s', async (_, target, expected) => {
      const files = { 'sso.json': planIn(own, plan({}, target)), 'prod.json': planIn(other) };
      expect(inShort(await scanFiles(files, ...Object.keys(files)))).toBe(expected.join(' '));
      expect(inShort(await evaluateFiles(files, ...Object.keys(files)))).toBe(expected.join(' '));
    });

    it.each<readonly [string, string, string, string]>([
      ['of a scope', config(), other, 'fail no/yes identity-center'],
      ['of a scope that includes the input itself', config(', sso'), other, 'fail no/yes identity-center'],
      ['of a scope that excludes the input', config('], exclude: [sso'), other, 'fail no/no'],
      ['of no scope', config(), third, 'fail no/no'],
    ])('%s', async (_, yaml, target, expected) => {
      const files = { 'rolecall.yaml': yaml, 'sso/t.yaml': template({ target: `'${target}'` }), 'prod/t.yaml': bucket };
      expect(inShort(await scanConfigured(files))).toBe(expected);
    });

    it('with what limits the set', async () => {
      const limited = plan(
        { aws_ssoadmin_permission_set_inline_policy: { inline_policy: JSON.stringify(denial) } },
        other,
      );
      const files = { 'sso.json': planIn(own, limited), 'prod.json': planIn(other) };
      const { scopes } = await scanFiles(files, ...Object.keys(files));
      expect(scopes[1]?.findings.filter(({ verdict }) => verdict === 'fail')).toMatchObject([
        { ruleId: 'support-role-usable' },
      ]);
    });
  });

  it('says where it is', async () => {
    const report = await scanFiles({ 't.yaml': template({ target: `'${other}'` }) }, ...account);
    expect(report.scopes[0]?.nearMisses).toMatchObject([{ reason: expect.stringContaining(`account ${other}`) }]);
    const open = await scanFiles({ 't.yaml': template(parameter) });
    expect(open.scopes[0]?.findings[0]?.message).toContain('parameter `Target` has no default');
  });
});
