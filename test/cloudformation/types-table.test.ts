import { describe, expect, it } from 'vitest';
import { types } from '../../src/cloudformation/resources/types.js';
import type { Json, Resource } from '../../src/model/index.js';
import { deploy, template } from './deploy.js';

const document = { Version: '2012-10-17', Statement: [] };
const names = ['name', 'arn'] as const;

/** For each type that is read: a value of every property, and the attributes of the model that are made of it. */
const properties: Readonly<Record<string, Readonly<Record<string, readonly [Json, ...string[]]>>>> = {
  'AWS::IAM::Group': {
    GroupName: ['x', ...names],
    ManagedPolicyArns: [['x'], 'managedPolicies'],
    Path: ['/x/', 'arn'],
    Policies: [[{ PolicyName: 'x', PolicyDocument: document }], 'inlinePolicies'],
  },
  'AWS::IAM::GroupPolicy': policyOf('GroupName', 'groups'),
  'AWS::IAM::ManagedPolicy': {
    Description: ['x'],
    Groups: [['x'], 'groups'],
    ManagedPolicyName: ['x', ...names],
    Path: ['/x/', 'arn'],
    PolicyDocument: [document, 'document'],
    Roles: [['x'], 'roles'],
    Tags: [[]],
    Users: [['x'], 'users'],
  },
  'AWS::IAM::OIDCProvider': {
    ClientIdList: [[]],
    Tags: [[]],
    ThumbprintList: [[]],
    Url: ['https://x.example', 'arn', 'issuer'],
  },
  'AWS::IAM::Policy': {
    Groups: [['x'], 'groups'],
    PolicyDocument: [document, 'document'],
    PolicyName: ['x', 'name'],
    Roles: [['x'], 'roles'],
    Users: [['x'], 'users'],
  },
  'AWS::IAM::Role': {
    AssumeRolePolicyDocument: [document, 'trust'],
    Description: ['x'],
    ManagedPolicyArns: [['x'], 'managedPolicies'],
    MaxSessionDuration: [7200, 'maxSessionDuration'],
    Path: ['/x/', 'path', 'arn'],
    PermissionsBoundary: ['x', 'permissionsBoundary'],
    Policies: [[{ PolicyName: 'x', PolicyDocument: document }], 'inlinePolicies'],
    RoleName: ['x', ...names],
    Tags: [[]],
  },
  'AWS::IAM::RolePolicy': policyOf('RoleName', 'roles'),
  'AWS::IAM::SAMLProvider': {
    AddPrivateKey: ['x'],
    AssertionEncryptionMode: ['Allowed'],
    Name: ['x', 'arn'],
    PrivateKeyList: [[]],
    RemovePrivateKey: ['x'],
    SamlMetadataDocument: ['x'],
    Tags: [[]],
  },
  'AWS::IAM::User': {
    Groups: [[]],
    LoginProfile: [{}],
    ManagedPolicyArns: [['x'], 'managedPolicies'],
    Path: ['/x/', 'arn'],
    PermissionsBoundary: ['x'],
    Policies: [[{ PolicyName: 'x', PolicyDocument: document }], 'inlinePolicies'],
    Tags: [[]],
    UserName: ['x', ...names],
  },
  'AWS::IAM::UserPolicy': policyOf('UserName', 'users'),
  'AWS::Organizations::Policy': {
    Content: [document, 'document'],
    Description: ['x'],
    Name: ['x', 'name'],
    Tags: [[]],
    TargetIds: [['x'], 'targets'],
    Type: ['SERVICE_CONTROL_POLICY'],
  },
  'AWS::SSO::Assignment': {
    InstanceArn: ['x'],
    PermissionSetArn: ['x', 'permissionSet'],
    PrincipalId: ['x', 'principalId'],
    PrincipalType: ['x', 'principalType'],
    TargetId: ['x', 'target'],
    TargetType: ['x'],
  },
  'AWS::SSO::PermissionSet': {
    CustomerManagedPolicyReferences: [[{ Name: 'x' }], 'managedPolicies'],
    Description: ['x'],
    InlinePolicy: [document, 'inlinePolicies'],
    InstanceArn: ['x'],
    ManagedPolicies: [['x'], 'managedPolicies'],
    Name: ['x', 'name'],
    PermissionsBoundary: [{ ManagedPolicyArn: 'x' }, 'permissionsBoundary'],
    RelayStateType: ['x'],
    SessionDuration: ['x'],
    Tags: [[]],
  },
};

function policyOf(name: string, attribute: string): Record<string, readonly [Json, ...string[]]> {
  return { [name]: ['x', attribute], PolicyDocument: [document, 'document'], PolicyName: ['x', 'name'] };
}

const cases = Object.entries(properties).flatMap(([type, all]) =>
  Object.entries(all).map(([property, [value, ...attributes]]) => ({ type, property, value, attributes })),
);

function read(type: string, Properties: Json) {
  const Parameters = { Secret: { Type: 'String', NoEcho: true, Default: 'a-secret' } };
  const own = type === 'AWS::Organizations::Policy' ? { Type: 'SERVICE_CONTROL_POLICY' } : {};
  const X = { Type: type, Properties: { ...own, ...(Properties as object) } };
  const { resources, problems } = deploy(template({ Parameters, Resources: { X } }));
  const resource: Partial<Resource> = resources[0] ?? {};
  return { resource, problems };
}

/** What a function makes of the parameter that is not to be shown: another text. */
const mangled = { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Secret' }] }] };

describe('the table of types', () => {
  it('reads each type with each of its properties', () => {
    const table = [...types].flatMap(([type, { read: row }]) => (row ? [[type, [...row.properties].sort()]] : []));
    const expected = Object.entries(properties).map(([type, all]) => [type, Object.keys(all).sort()]);
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.entries(properties))('%s is taken with all of them', (type, all) => {
    const Properties = Object.fromEntries(Object.entries(all).map(([property, [value]]) => [property, value]));
    expect(read(type, Properties).problems).toEqual([]);
  });

  it.each(Object.keys(properties))('%s is refused with any other', (type) => {
    expect(read(type, { Other: 'x' }).problems).toMatchObject([{ code: 'property-unknown', args: { type } }]);
  });

  it.each(cases)('$type $property makes $attributes', ({ type, property, value, attributes }) => {
    const [without, given] = [read(type, {}), read(type, { [property]: value })].map(({ resource }) => {
      return Object.entries(resource).map(([name, one]) => [name, JSON.stringify(one)] as const);
    });
    const before = new Map(without);
    const changed = (given ?? []).filter(([name, one]) => before.get(name) !== one).map(([name]) => name);
    expect(changed.sort()).toEqual([...attributes].sort());
  });

  it.each(cases)('$type $property hides $attributes', ({ type, property, attributes }) => {
    const { sensitive = [] } = read(type, { [property]: mangled }).resource;
    expect([...sensitive].sort()).toEqual([...attributes].sort());
  });
});
