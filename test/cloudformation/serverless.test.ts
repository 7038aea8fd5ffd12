import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, roleAt, template } from './deploy.js';

function serverless(properties: Json, more: { readonly [key: string]: Json } = {}, type = 'Function') {
  const { Globals = {}, ...resource } = more;
  const Worker = { Type: `AWS::Serverless::${type}`, Properties: properties, ...resource };
  const Reader = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { AWS: { 'Fn::GetAtt': 'WorkerRole.Arn' } } },
  };
  const Conditions = { No: { 'Fn::Equals': [1, 2] }, Open: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
  const Parameters = {
    Name: { Type: 'String', Default: 'AWSSupportAccess' },
    Names: { Type: 'String', AllowedValues: ['AWSSupportAccess', 'X'] },
  };
  return deploy(
    template({
      Transform: 'AWS::Serverless-2016-10-31',
      Globals,
      Parameters,
      Conditions,
      Resources: { Worker, Reader },
    }),
  );
}

const support = 'arn:⟨partition⟩:iam::aws:policy/AWSSupportAccess';

describe('the role that the serverless transform makes', () => {
  it('has the policies that the function names, and trusts Lambda', () => {
    const deployment = serverless({ Policies: 'AWSSupportAccess' });
    expect(roleAt(deployment, 'WorkerRole')).toMatchObject({
      place: { path: ['Resources', 'Worker'] },
      name: '⟨WorkerRole⟩',
      managedPolicies: [support],
      trust: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    });
    expect(roleAt(deployment, 'Reader').trust).toEqual({ AWS: roleAt(deployment, 'WorkerRole').arn });
    expect(deployment.gaps).toEqual([]);
  });

  it.each<readonly [string, Json, object]>([
    [
      'names of job functions',
      ['SupportUser'],
      { managedPolicies: ['arn:⟨partition⟩:iam::aws:policy/job-function/SupportUser'] },
    ],
    [
      'ARNs and functions',
      ['arn:aws:iam::aws:policy/X', { Ref: 'AWS::Region' }],
      { managedPolicies: ['arn:aws:iam::aws:policy/X', '⟨region⟩'] },
    ],
    [
      'statements',
      [{ Statement: [] }, 'AWSSupportAccess'],
      { managedPolicies: [support], inlinePolicies: [{ document: { Statement: [] } }] },
    ],
    ['policy templates', [{ S3ReadPolicy: { BucketName: 'b' } }], { managedPolicies: [], inlinePolicies: [] }],
    [
      'a choice of statements',
      [{ 'Fn::If': ['No', { Statement: [1] }, { Statement: [2] }] }],
      { inlinePolicies: [{ document: { Statement: [2] } }] },
    ],
    [
      'a choice of lists that cannot be told',
      { 'Fn::If': ['Open', ['AWSSupportAccess'], ['arn:a', { Statement: [] }]] },
      { managedPolicies: { $oneOf: [[support], ['arn:a']] } },
    ],
    [
      'a choice between a name and a statement',
      [{ 'Fn::If': ['No', 'arn:a', { Statement: [2] }] }],
      { managedPolicies: [], inlinePolicies: [{ document: { Statement: [2] } }] },
    ],
    ['a name by parameter', [{ Ref: 'Name' }], { managedPolicies: [support] }],
    [
      'names by parameter that are not told',
      [{ Ref: 'Names' }],
      { managedPolicies: [{ $oneOf: [support, 'arn:⟨partition⟩:iam::aws:policy/X'] }] },
    ],
    ['what another tool gives', { '!Include': 'x' }, { managedPolicies: [{ $unknown: expect.any(String) }] }],
    ['a choice of names', [{ 'Fn::If': ['No', 'arn:a', { Ref: 'AWS::NoValue' }] }], { managedPolicies: [] }],
  ])('takes %s', (_, Policies, expected) => {
    expect(roleAt(serverless({ Policies }), 'WorkerRole')).toMatchObject(expected);
  });

  it('takes path and boundary from the section Globals', () => {
    const Globals = { Function: { RolePath: '/f/', PermissionsBoundary: 'b' } };
    expect(roleAt(serverless({}, { Globals }), 'WorkerRole')).toMatchObject({ path: '/f/', permissionsBoundary: 'b' });
  });

  it('depends on the condition of its function', () => {
    expect(roleAt(serverless({}, { Condition: 'No' }), 'WorkerRole').exists.answer).toBe('no');
  });

  it('trusts Step Functions for a state machine', () => {
    const role = roleAt(serverless({ Policies: ['AWSSupportAccess'] }, {}, 'StateMachine'), 'WorkerRole');
    expect(role.trust).toMatchObject({ Statement: [{ Principal: { Service: 'states.amazonaws.com' } }] });
  });

  it('is not made where the section Globals names a role', () => {
    const Globals = { Function: { Role: 'arn:aws:iam::111122223333:role/own' } };
    const { resources } = serverless({ Policies: 'AWSSupportAccess' }, { Globals });
    expect(resources.map(({ place }) => place.address)).toEqual(['Reader']);
  });

  it('is not made for a function with a role of its own', () => {
    const { resources } = serverless({ Role: 'arn:aws:iam::111122223333:role/own', Policies: 'AWSSupportAccess' });
    expect(resources.map(({ place }) => place.address)).toEqual(['Reader']);
  });
});
