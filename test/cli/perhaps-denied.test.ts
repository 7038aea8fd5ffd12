import { expect, it } from 'vitest';
import { scanFiles } from './scan-files.js';

const statement = (effect: string, action: string, rest: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: action, ...rest }],
});
const responders = { Principal: { AWS: 'arn:aws:iam::111122223333:role/responders' } };
const support = (more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: statement('Allow', 'sts:AssumeRole', responders),
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
  },
  ...more,
});
const denial = (role: string, action: string, more: object = {}) => ({
  Type: 'AWS::IAM::RolePolicy',
  Properties: {
    RoleName: { Ref: role },
    PolicyName: 'd',
    PolicyDocument: statement('Deny', action, { Resource: '*' }),
  },
  ...more,
});
const locked = { Condition: 'Locked' };
const open = { Condition: 'Open' };
const sections = {
  Parameters: { Lock: { Type: 'String' } },
  Conditions: { Locked: { 'Fn::Equals': [{ Ref: 'Lock' }, '1'] }, Open: { 'Fn::Not': [{ Condition: 'Locked' }] } },
};

const rows: readonly (readonly [string, object, string, readonly string[]])[] = [
  ['surely', { A: support(), D: denial('A', 'support:*') }, 'fail', []],
  ['perhaps', { A: support(), D: denial('A', 'support:*', locked) }, 'unknown', ['--parameters', 'given.json']],
  [
    'in the only case in which it is made, beside one for the other case',
    { A: support(locked), B: support(open), D: denial('B', '*', open) },
    'unknown',
    [],
  ],
  ['other actions perhaps', { A: support(), D: denial('A', 's3:*', locked) }, 'pass', []],
];

it.each(rows)('a policy that denies a support role its cases: %s', async (_, resources, verdict, given) => {
  const files = { 't.json': JSON.stringify({ ...sections, Resources: resources }), 'given.json': '{"Lock":"0"}' };
  expect((await scanFiles(files, '--account', '111122223333')).verdict).toBe(verdict);
  if (given.length > 0) expect((await scanFiles(files, ...given)).verdict).toBe('pass');
});
