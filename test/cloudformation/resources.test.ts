import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, resourceAt, roleAt, template } from './deploy.js';

const document = { Version: '2012-10-17', Statement: [] };
const arn = (resource: string): string => `arn:⟨partition⟩:iam::⟨account⟩:${resource}`;

const cases: readonly (readonly [string, string, Json, object])[] = [
  [
    'a role',
    'Role',
    {
      RoleName: 'r',
      Path: '/a/b/',
      ManagedPolicyArns: ['p'],
      AssumeRolePolicyDocument: document,
      MaxSessionDuration: '7200',
      PermissionsBoundary: 'b',
      Policies: [{ PolicyName: 'n', PolicyDocument: document }],
    },
    {
      kind: 'role',
      name: 'r',
      arn: arn('role/a/b/r'),
      path: '/a/b/',
      managedPolicies: ['p'],
      trust: document,
      maxSessionDuration: 7200,
      permissionsBoundary: 'b',
      inlinePolicies: [{ name: 'n', document }],
    },
  ],
  [
    'a role that says nothing',
    'Role',
    {},
    {
      kind: 'role',
      name: '⟨X⟩',
      arn: arn('role/⟨X⟩'),
      path: '/',
      managedPolicies: undefined,
      trust: undefined,
      inlinePolicies: undefined,
    },
  ],
  [
    'a role whose name cannot be told',
    'Role',
    { RoleName: { 'Fn::GetAtt': 'Custom.Name' } },
    { name: '⟨X⟩', arn: arn('role/⟨X⟩') },
  ],
  [
    'a role whose path cannot be told',
    'Role',
    { RoleName: 'r', Path: { 'Fn::ImportValue': 'p' } },
    { name: 'r', arn: arn('role/⟨X/path⟩') },
  ],
  ['a user', 'User', { UserName: 'u' }, { kind: 'user', name: 'u', arn: arn('user/u') }],
  [
    'a group',
    'Group',
    { GroupName: 'g', ManagedPolicyArns: ['p'] },
    { kind: 'group', name: 'g', arn: arn('group/g'), managedPolicies: ['p'] },
  ],
  [
    'a managed policy',
    'ManagedPolicy',
    { Path: '/x/', PolicyDocument: document, Roles: [{ Ref: 'Other' }], Users: ['u'] },
    {
      kind: 'managed-policy',
      name: '⟨X⟩',
      arn: arn('policy/x/⟨X⟩'),
      document,
      roles: ['⟨Other⟩'],
      users: ['u'],
      groups: undefined,
    },
  ],
  [
    'a policy',
    'Policy',
    { PolicyName: 'p', PolicyDocument: document, Roles: ['r'], Groups: ['g'] },
    { kind: 'identity-policy', name: 'p', document, roles: ['r'], groups: ['g'] },
  ],
  [
    'a policy of a role',
    'RolePolicy',
    { PolicyName: 'p', RoleName: { Ref: 'Other' }, PolicyDocument: document },
    { kind: 'identity-policy', roles: ['⟨Other⟩'], users: undefined },
  ],
  ['a policy of a user', 'UserPolicy', { UserName: 'u' }, { kind: 'identity-policy', users: ['u'] }],
  ['a policy of a group', 'GroupPolicy', { GroupName: 'g' }, { kind: 'identity-policy', groups: ['g'] }],
  [
    'a SAML provider',
    'SAMLProvider',
    { Name: 's' },
    { kind: 'identity-provider', protocol: 'saml', arn: arn('saml-provider/s') },
  ],
  [
    'an OpenID Connect provider',
    'OIDCProvider',
    { Url: 'https://idp.example.com/x' },
    { protocol: 'oidc', arn: arn('oidc-provider/idp.example.com/x'), issuer: 'idp.example.com/x' },
  ],
];

describe('resources of IAM', () => {
  it.each(cases)('%s', (_, type, Properties, expected) => {
    const Resources = {
      Other: { Type: 'AWS::IAM::Role' },
      Custom: { Type: 'Custom::Name' },
      X: { Type: `AWS::IAM::${type}`, Properties },
    };
    const deployment = deploy(template({ Resources }));
    expect(resourceAt(deployment, 'X')).toMatchObject({
      ...expected,
      place: { input: 'template.json', address: 'X', path: ['Resources', 'X'] },
      change: 'create',
      exists: { answer: 'yes' },
    });
    expect(deployment).toMatchObject({ gaps: [], problems: [], account: undefined, kind: 'cloudformation' });
  });

  it('takes what an include may add for unknown', () => {
    const Properties = { 'Fn::Transform': { Name: 'AWS::Include' }, RoleName: 'r' };
    const role = roleAt(deploy(template({ Resources: { R: { Type: 'AWS::IAM::Role', Properties } } })), 'R');
    expect(role).toMatchObject({
      name: 'r',
      managedPolicies: { $unknown: '`Fn::Transform` may add it at deployment' },
    });
  });
});

describe('Identity Center', () => {
  it('joins an assignment to its permission set', () => {
    const deployment = deploy(
      template({
        Resources: {
          Set: {
            Type: 'AWS::SSO::PermissionSet',
            Properties: { Name: 'Support', ManagedPolicies: ['p'], InlinePolicy: document },
          },
          Assigned: {
            Type: 'AWS::SSO::Assignment',
            Properties: {
              PermissionSetArn: { 'Fn::GetAtt': 'Set.PermissionSetArn' },
              PrincipalType: 'GROUP',
              PrincipalId: 'g',
              TargetId: { Ref: 'AWS::AccountId' },
            },
          },
        },
      }),
    );
    const set = resourceAt(deployment, 'Set');
    expect(set).toMatchObject({
      kind: 'permission-set',
      name: 'Support',
      managedPolicies: ['p'],
      inlinePolicies: [{ document }],
    });
    expect(resourceAt(deployment, 'Assigned')).toMatchObject({
      kind: 'account-assignment',
      permissionSet: set.kind === 'permission-set' ? set.arn : '',
      principalType: 'GROUP',
      principalId: 'g',
      target: '⟨account⟩',
    });
  });
});

describe('properties that come from elsewhere', () => {
  const elsewhere = { $unknown: expect.any(String) };
  const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';

  it.each<readonly [string, Json, object]>([
    ['a tag of another tool', { '!Include': 'role.yaml' }, { managedPolicies: elsewhere, trust: elsewhere }],
    [
      'a merge key on one',
      { '<<': { '!Include': 'role.yaml' }, RoleName: 'x' },
      { name: 'x', managedPolicies: elsewhere, trust: elsewhere },
    ],
    [
      'a transform',
      { 'Fn::Transform': { Name: 'AWS::Include' }, RoleName: 'x' },
      { name: 'x', managedPolicies: elsewhere, inlinePolicies: elsewhere, trust: elsewhere },
    ],
    [
      'a choice',
      { 'Fn::If': ['Open', { RoleName: 'x', ManagedPolicyArns: [arn] }, { RoleName: 'x' }] },
      { name: 'x', managedPolicies: elsewhere, inlinePolicies: undefined },
    ],
    ['a loop', { 'Fn::ForEach::L': ['N', ['ManagedPolicyArns'], { '${N}': [arn] }] }, { managedPolicies: [arn] }],
    [
      'a loop over what cannot be told',
      { 'Fn::ForEach::L': ['N', { 'Fn::ImportValue': 'x' }, { '${N}': [arn] }] },
      { managedPolicies: elsewhere, trust: elsewhere },
    ],
  ])('%s', (_, Properties, expected) => {
    const Conditions = { Open: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
    const Resources = { R: { Type: 'AWS::IAM::Role', Properties } };
    const Transform = 'AWS::LanguageExtensions';
    expect(roleAt(deploy(template({ Transform, Conditions, Resources })), 'R')).toMatchObject(expected);
  });
});
