import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, roleAt, template } from './deploy.js';

const Parameters = {
  Vendor: { Type: 'String' },
  Wanted: { Type: 'String', Default: 'yes' },
};
const Conditions = { Wanted: { 'Fn::Equals': [{ Ref: 'Wanted' }, 'yes'] } };
const Others = {
  Person: { Type: 'AWS::IAM::User' },
  Team: { Type: 'AWS::IAM::Group' },
  Lambda: { Type: 'Custom::SAMLProvider', Properties: { Name: 'idp' } },
  Classic: { Type: 'AWS::CloudFormation::CustomResource', Properties: { Url: 'https://token.example.com' } },
  Bucket: { Type: 'AWS::S3::Bucket' },
};

function trust(document: Json): unknown {
  const R = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: document } };
  return roleAt(deploy(template({ Parameters, Conditions, Resources: { ...Others, R } })), 'R').trust;
}

function federated(principal: Json, action: Json): unknown {
  const found = trust({ Statement: { Effect: 'Allow', Principal: { Federated: principal }, Action: action } });
  return (found as { Statement: { Principal: { Federated: unknown } } }).Statement.Principal.Federated;
}

const noVendor = { $unknown: 'parameter `Vendor` has no default', $waitsFor: ['Vendor'], $parameter: 'Vendor' };

describe('a trust policy', () => {
  it.each<readonly [string, Json, unknown]>([
    [
      'as a mapping',
      { Statement: [{ Principal: { AWS: { 'Fn::GetAtt': 'Person.Arn' } } }] },
      { Statement: [{ Principal: { AWS: 'arn:⟨partition⟩:iam::⟨account⟩:user/⟨Person⟩' } }] },
    ],
    [
      'with the name of a user, which is no principal',
      { Statement: [{ Principal: { AWS: [{ Ref: 'Person' }, { 'Fn::Sub': '${Team}' }, { Ref: 'R' }] } }] },
      { Statement: [{ Principal: { AWS: ['Person', 'Team', 'R'] } }] },
    ],
    ['with one statement', { Statement: { Effect: 'Allow' } }, { Statement: { Effect: 'Allow' } }],
    ['as JSON text', '{"Statement": [{"Effect": "Allow"}]}', { Statement: [{ Effect: 'Allow' }] }],
    [
      'as JSON text with names',
      { 'Fn::Sub': '{"Statement": {"Principal": {"AWS": ["${AWS::AccountId}", "${Vendor}"]}}}' },
      { Statement: { Principal: { AWS: ['⟨account⟩', noVendor] } } },
    ],
    ['as joined JSON text', { 'Fn::Join': ['', ['{"AWS": "', { Ref: 'Vendor' }, '"}']] }, { AWS: noVendor }],
    ['as JSON text with an unknown key', { 'Fn::Sub': '{"A": {"${Vendor}": 1}, "B": 2}' }, { A: noVendor, B: 2 }],
    ['as JSON text of which more than a string is unknown', { 'Fn::Sub': '{"AWS": ${Vendor}}' }, noVendor],
    ['as an If', { 'Fn::If': ['Wanted', { Statement: [] }, { Ref: 'AWS::NoValue' }] }, { Statement: [] }],
    ['as text that is not JSON', '{"Statement": ', { $unknown: 'the text of the policy is not JSON' }],
    [
      'with a statement that is unknown',
      { Statement: [{ 'Fn::ImportValue': 'x' }] },
      { Statement: [{ $unknown: 'it is the export `x` of another stack', $waitsFor: ['x'], $import: 'x' }] },
    ],
  ])('%s', (_, document, expected) => {
    expect(trust(document)).toEqual(expected);
  });
});

describe('a federated principal', () => {
  const account = 'arn:⟨partition⟩:iam::⟨account⟩';

  it.each<readonly [string, Json, Json, unknown]>([
    [
      'by a custom resource, for SAML',
      { Ref: 'Lambda' },
      'sts:AssumeRoleWithSAML',
      `${account}:saml-provider/⟨Lambda⟩`,
    ],
    [
      'in a list',
      [{ 'Fn::GetAtt': 'Lambda.Arn' }],
      ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      [`${account}:saml-provider/⟨Lambda⟩`],
    ],
    [
      'by a custom resource with a URL, for OpenID Connect',
      { Ref: 'Classic' },
      'sts:AssumeRoleWithWebIdentity',
      `${account}:oidc-provider/token.example.com`,
    ],
  ])('%s', (_, principal, action, expected) => {
    expect(federated(principal, action)).toEqual(expected);
  });

  it.each<readonly [string, Json, Json]>([
    ['by a custom resource without URL, for OpenID Connect', { Ref: 'Lambda' }, 'sts:AssumeRoleWithWebIdentity'],
    ['by a custom resource, for no federation', { Ref: 'Lambda' }, 'sts:AssumeRole'],
    ['by a resource that is no provider', { Ref: 'Bucket' }, 'sts:AssumeRoleWithSAML'],
    ['by a parameter', { Ref: 'Vendor' }, 'sts:AssumeRoleWithSAML'],
  ])('%s stays unknown', (_, principal, action) => {
    expect(federated(principal, action)).toHaveProperty('$unknown');
  });
});
