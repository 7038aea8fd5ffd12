import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, documentOf, resourceAt, roleAt, template } from './deploy.js';

const body = JSON.stringify(
  template({
    Parameters: { Name: { Type: 'String' } },
    Resources: { Support: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Name' } } } },
  }),
);
const own = '111122223333';
const other = '444455556666';

function stackSet(properties: { readonly [key: string]: Json }): Json {
  const Parameters = [{ ParameterKey: 'Name', ParameterValue: 'support' }];
  const Properties = {
    StackSetName: 's',
    PermissionModel: 'SELF_MANAGED',
    TemplateBody: body,
    Parameters,
    ...properties,
  };
  return template({ Resources: { Set: { Type: 'AWS::CloudFormation::StackSet', Properties } } });
}

const targets = (deployment: Json): Json => [{ DeploymentTargets: deployment, Regions: ['eu-west-1'] }];

describe('a role of a stack set', () => {
  it('stands in the template around it', () => {
    const role = roleAt(
      deploy(stackSet({ StackInstancesGroup: targets({ Accounts: [own] }) }), { account: own }),
      'Set.Support',
    );
    expect(role).toMatchObject({
      name: 'support',
      place: { input: 'template.json', path: ['Resources', 'Set', 'Properties', 'TemplateBody'] },
      exists: { answer: 'yes' },
    });
    expect(role).not.toHaveProperty('account');
  });

  it.each<readonly [string, { readonly [key: string]: Json }, string, object]>([
    ['for another account', { StackInstancesGroup: targets({ Accounts: [other] }) }, 'yes', { account: other }],
    [
      'for others besides units',
      {
        StackInstancesGroup: targets({ Accounts: [other], OrganizationalUnitIds: ['r-1'], AccountFilterType: 'UNION' }),
      },
      'unknown',
      { account: { $unknown: expect.stringContaining('`r-1`') } },
    ],
    [
      'under a permission model that cannot be told',
      { PermissionModel: { 'Fn::ImportValue': 'x' }, StackInstancesGroup: targets({ Accounts: [own] }) },
      'unknown',
      {},
    ],
    [
      'called as cannot be told',
      {
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: { 'Fn::ImportValue': 'x' },
        StackInstancesGroup: targets({ OrganizationalUnitIds: ['r-1'] }),
      },
      'unknown',
      {},
    ],
    ['for no account', {}, 'no', {}],
    ['for an empty list', { StackInstancesGroup: [] }, 'no', {}],
    ['for no region', { StackInstancesGroup: [{ DeploymentTargets: { Accounts: [own] }, Regions: [] }] }, 'no', {}],
    [
      'for accounts by parameter',
      { StackInstancesGroup: targets({ Accounts: [{ 'Fn::ImportValue': 'x' }] }) },
      'unknown',
      {},
    ],
    ['for accounts in a file', { StackInstancesGroup: targets({ AccountsUrl: 's3://x' }) }, 'unknown', {}],
    ['for targets that cannot be told', { StackInstancesGroup: { 'Fn::ImportValue': 'x' } }, 'unknown', {}],
    [
      'of the management account',
      { PermissionModel: 'SERVICE_MANAGED', StackInstancesGroup: targets({ OrganizationalUnitIds: ['r-1'] }) },
      'no',
      { account: { $unknown: expect.stringContaining('`r-1`') } },
    ],
    [
      'of a delegated administrator',
      {
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: 'DELEGATED_ADMIN',
        StackInstancesGroup: targets({ OrganizationalUnitIds: ['r-1'] }),
      },
      'unknown',
      {},
    ],
    [
      'of units without the own account',
      {
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: 'DELEGATED_ADMIN',
        StackInstancesGroup: targets({
          OrganizationalUnitIds: ['r-1'],
          Accounts: [own],
          AccountFilterType: 'DIFFERENCE',
        }),
      },
      'no',
      {},
    ],
    [
      'of units narrowed to others',
      {
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: 'DELEGATED_ADMIN',
        StackInstancesGroup: targets({
          OrganizationalUnitIds: ['r-1'],
          Accounts: [other],
          AccountFilterType: 'INTERSECTION',
        }),
      },
      'no',
      {},
    ],
    [
      'of units and the own account',
      {
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: 'DELEGATED_ADMIN',
        StackInstancesGroup: targets({ OrganizationalUnitIds: ['r-1'], Accounts: [own] }),
      },
      'yes',
      {},
    ],
  ])('%s', (_, properties, answer, expected) => {
    const role = resourceAt(deploy(stackSet(properties), { account: own }), 'Set.Support');
    expect(role).toMatchObject({ exists: { answer }, ...expected });
  });

  it.each([own, undefined])('stands in every account that is named, where the own one is %s', (account) => {
    const Accounts = [other, { Ref: 'AWS::AccountId' }, '777788889999', other];
    const { resources } = deploy(stackSet({ StackInstancesGroup: targets({ Accounts }) }), { account });
    expect(resources).toMatchObject([
      { exists: { answer: 'yes' }, account: other, arn: `arn:aws:iam::${other}:role/support` },
      { exists: { answer: 'yes' }, arn: `arn:aws:iam::${account ?? '⟨account⟩'}:role/support` },
      { exists: { answer: 'yes' }, account: '777788889999' },
    ]);
    expect(resources[1]).not.toHaveProperty('account');
  });

  const group = (...overrides: readonly Json[]): Json => ({
    DeploymentTargets: { Accounts: [own] },
    ParameterOverrides: overrides,
  });
  const name = (ParameterValue: string): Json => ({ ParameterKey: 'Name', ParameterValue });
  const choice = (...values: readonly Json[]): Json => ({ 'Fn::If': ['Open', ...values] });

  it.each<readonly [string, { readonly [key: string]: Json }, string]>([
    ['overridden', { StackInstancesGroup: [group(name('other'))] }, 'other'],
    ['overridden alike', { StackInstancesGroup: [group(name('other')), group(name('other'))] }, 'other'],
    ['overridden for some accounts', { StackInstancesGroup: [group(name('other')), group()] }, '⟨Set.Support⟩'],
    [
      'overridden by what cannot be told',
      { StackInstancesGroup: [group(choice(name('a'), name('b')))] },
      '⟨Set.Support⟩',
    ],
    ['chosen alike', { Parameters: choice([name('a')], [name('a'), name('b')]), StackInstancesGroup: [group()] }, 'a'],
    ['chosen', { Parameters: choice([name('a')], [name('b')]), StackInstancesGroup: [group()] }, '⟨Set.Support⟩'],
    ['chosen beside nothing', { Parameters: choice([name('a')], []), StackInstancesGroup: [group()] }, '⟨Set.Support⟩'],
  ])('is given a parameter that is %s', (_, properties, expected) => {
    const data = stackSet(properties) as { readonly [section: string]: Json };
    const Conditions = { Open: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
    expect(roleAt(deploy({ ...data, Conditions }, { account: own }), 'Set.Support').name).toBe(expected);
  });
});

describe('the template of a stack set', () => {
  const here = { StackInstancesGroup: targets({ Accounts: [{ Ref: 'AWS::AccountId' }] }) };

  it('may be YAML text, parsed by the caller', () => {
    const parse = (text: string) => (text === 'yaml' ? documentOf(JSON.parse(body)) : undefined);
    expect(roleAt(deploy(stackSet({ ...here, TemplateBody: 'yaml' }), { parse }), 'Set.Support').exists).toEqual({
      answer: 'yes',
    });
  });

  it('may be a file of its own', () => {
    const found = () => documentOf(JSON.parse(body), 'roles.json');
    const { TemplateBody: _, ...properties } = { ...here, TemplateBody: { Ref: 'AWS::NoValue' }, TemplateURL: 'u' };
    const data = stackSet({ ...properties, TemplateBody: { Ref: 'AWS::NoValue' } });
    expect(resourceAt(deploy(data, { template: found }), 'Set.Support').place).toEqual({
      input: 'roles.json',
      address: 'Set.Support',
      path: ['Resources', 'Support'],
    });
  });

  it.each<readonly [string, Json]>([
    ['that cannot be parsed', 'Resources: ['],
    ['that cannot be told', { 'Fn::ImportValue': 'x' }],
  ])('%s is a gap', (_, TemplateBody) => {
    expect(deploy(stackSet({ ...here, TemplateBody })).gaps).toMatchObject([
      { code: 'nested-stack-unread', address: 'Set' },
    ]);
  });

  it('that goes to other accounts only is none', () => {
    const elsewhere = {
      PermissionModel: 'SERVICE_MANAGED',
      StackInstancesGroup: targets({ OrganizationalUnitIds: ['r-1'] }),
    };
    expect(deploy(stackSet({ ...elsewhere, TemplateBody: 'Resources: [' })).gaps).toEqual([]);
  });
});
