import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTrust, catalogue, type TrustSetting } from '../../src/iam/index.js';
import type { Tree } from '../../src/model/index.js';
import { tries } from '../size.js';

const setting: TrustSetting = {
  account: '111122223333',
  trustedAccounts: [],
  trustedOrganizations: [],
  trustedIssuers: [],
};
const alice = 'arn:aws:iam::111122223333:user/alice';

function statement(principal: Tree): { readonly [key: string]: Tree } {
  return { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
}

describe('a grant says where its principal stands', () => {
  const paths = (policy: Tree) => analyzeTrust(policy, setting).grants.map((grant) => grant.path);

  it('in a list of statements', () => {
    const policy = {
      Statement: [statement({ AWS: alice }), statement({ Service: ['ec2.amazonaws.com'], AWS: [alice, '*'] })],
    };
    expect(paths(policy)).toEqual([
      ['Statement', 0, 'Principal', 'AWS'],
      ['Statement', 1, 'Principal', 'Service', 0],
      ['Statement', 1, 'Principal', 'AWS', 0],
      ['Statement', 1, 'Principal', 'AWS', 1],
    ]);
  });

  it('in one statement that is no list', () => {
    expect(paths({ Statement: statement({ AWS: alice }) })).toEqual([['Statement', 'Principal', 'AWS']]);
    expect(paths({ Statement: statement('*') })).toEqual([['Statement', 'Principal']]);
    expect(paths({ Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', NotPrincipal: { AWS: alice } } })).toEqual([
      ['Statement', 'NotPrincipal'],
    ]);
  });
});

describe('a grant names its principal and its conditions', () => {
  it('as written', () => {
    const principals = {
      AWS: [111122223333, '⟨account⟩', { $unknown: 'x' }],
      Service: 'ec2.amazonaws.com',
      Federated: '*',
    };
    const grants = analyzeTrust({ Statement: statement(principals) }, setting).grants;
    expect(grants.map((grant) => grant.principal)).toEqual([
      '111122223333',
      '⟨account⟩',
      'unknown',
      'service:ec2.amazonaws.com',
      'federated:*',
    ]);
  });

  it('in words', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalOrgID': ['o-a', 'o-b'] },
      'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a/*' },
      ArnLikeIfExists: { 'aws:PrincipalArn': { $unknown: 'x' } },
      NumericLessThanEquals: { 'aws:MultiFactorAuthAge': 60 },
      DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' },
      NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      Null: { 'aws:userid': 'false', 'aws:TokenIssueTime': 'true', 'aws:username': [true, false] },
      StringLike: { 'sts:ExternalId': [] },
    };
    const [grant] = analyzeTrust({ Statement: { ...statement({ AWS: '*' }), Condition } }, setting).grants;
    expect(grant?.conditions).toEqual([
      'aws:PrincipalOrgID is o-a or o-b',
      'some value of aws:PrincipalOrgPaths is not like o-a/*',
      'aws:PrincipalArn is like an unknown value, or is absent',
      'aws:MultiFactorAuthAge is below or equal to 60',
      'aws:CurrentTime is above 2026-01-01',
      'aws:SourceIp is not within 203.0.113.0/24, or is absent',
      'aws:userid is present',
      'aws:TokenIssueTime is absent',
      'aws:username is present or absent',
      'sts:ExternalId is like nothing',
    ]);
  });

  it('with what a Deny asks besides', () => {
    const Condition = {
      StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': '444455556666' },
    };
    const policy = { Statement: [statement({ AWS: '*' }), { ...statement({ AWS: '*' }), Effect: 'Deny', Condition }] };
    expect(analyzeTrust(policy, setting).grants[0]?.conditions).toEqual([
      'aws:PrincipalOrgID is o-a1b2c3d4e5, or aws:PrincipalAccount is 444455556666',
    ]);
  });
});

describe('the fix', () => {
  const root = { AWS: 'arn:aws:iam::111122223333:root' };
  const fixOf = (statements: Tree) => analyzeTrust({ Version: '2012-10-17', Statement: statements }, setting).fix;

  it.each<readonly [string, Tree, RegExp]>([
    ['declares the account', statement(root), /^List the account under trustedAccounts/],
    [
      'names the account where "*" stood',
      { ...statement({ AWS: '*' }), Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } },
      /^Name the account as principal instead of "\*"/,
    ],
    [
      'is about the grants that decide alone',
      [statement(root), statement({ AWS: '*' })],
      /^Take "\*" out of the principals[^.]*\.$/,
    ],
    [
      'is about all of those',
      [statement(root), statement({ Service: 'ec2.amazonaws.com' })],
      /^List the account .*\. Give the service a role of its own/,
    ],
    [
      'says what to write instead of NotAction',
      { Effect: 'Allow', Principal: { AWS: alice }, NotAction: 'sts:TagSession' },
      /^Write Action "sts:AssumeRole"/,
    ],
    ['lets somebody in', { ...statement({ AWS: alice }), Action: 'sts:TagSession' }, /^Let somebody in/],
    [
      'lets somebody in where the one open grant is dead',
      { ...statement({ AWS: '*' }), Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:s3:::bucket' } } },
      /^Let somebody in/,
    ],
    [
      'is about what IAM refuses, and then about nothing else',
      [statement({ AWS: '*' }), statement({ AWS: 'bob' })],
      /^Write a trust policy that IAM accepts(?!.*Take)/,
    ],
  ])('%s', (_, statements, fix) => {
    expect(fixOf(statements)).toMatch(fix);
  });

  it('is not there where the role passes', () => {
    expect(fixOf(statement({ AWS: alice }))).toBeUndefined();
  });
});

describe('the length of a policy', () => {
  const ofUsers = (count: number) => ({
    Version: '2012-10-17',
    Statement: [statement({ AWS: Array.from({ length: count }, (_, i) => `${alice}-${String(i).padStart(4, '0')}`) })],
  });
  const longest = (limit: number) => {
    let count = 1;
    while (JSON.stringify(ofUsers(count + 1)).length <= limit) count++;
    return count;
  };
  const codes = (policy: Tree) => analyzeTrust(policy, setting).reasons.map((reason) => reason.code);

  it('is noted above 2,048 characters', () => {
    const short = longest(2048);
    expect(codes(ofUsers(short))).toEqual([]);
    expect(codes(ofUsers(short + 1))).toEqual(['policy-long']);
    expect(codes(JSON.stringify(ofUsers(short + 1)))).toEqual(['policy-long']);
  });

  it('fails above 4,096 characters', () => {
    const fitting = longest(4096);
    expect(codes(ofUsers(fitting))).toEqual(['policy-long']);
    expect(codes(ofUsers(fitting + 1))).toEqual(['policy-too-long']);
    expect(analyzeTrust(ofUsers(fitting + 1), setting)).toMatchObject({
      class: 'invalid',
      verdict: 'fail',
      person: 'no',
    });
  });

  it('does not count white space, nor what is not known', () => {
    expect(codes(JSON.stringify(ofUsers(longest(2048)), null, 8))).toEqual([]);
    expect(codes({ Statement: { ...statement({ AWS: alice }), Sid: { $unknown: 'x'.repeat(5000) } } })).toEqual([]);
  });
});

describe('whatever the input', () => {
  it('never throws, and is the same each time', () => {
    const keys = fc.constantFrom(
      'Version',
      'Statement',
      'Effect',
      'Principal',
      'Action',
      'Condition',
      'AWS',
      'StringLike',
      'constructor',
    );
    const leaves = fc.oneof(
      fc.constantFrom('Allow', 'Deny', '*', 'sts:AssumeRole', alice, '2012-10-17', '⟨account⟩', '${aws:username', '⟨'),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ $unknown: 'x' }),
    );
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        leaves,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (policy) => {
        expect(analyzeTrust(policy, setting)).toEqual(analyzeTrust(policy, setting));
      }),
      { numRuns: tries(1_000, 50_000), seed: 7 },
    );
  });

  it('takes no `$unknown` from JSON text', () => {
    const hostile =
      '{"Statement": {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:*", "Condition": {"$unknown": {"toString": 1}}}}';
    expect(analyzeTrust(hostile, setting)).toMatchObject({ class: 'public', verdict: 'fail' });
  });

  it('hostile lists of values are settled quickly enough to be settled at all', () => {
    const many = (text: string) => Array.from({ length: 60 }, (_, i) => text.replace('#', String(i).padStart(2, '0')));
    const Condition = {
      StringEquals: { 'aws:PrincipalAccount': many('1111222233#'), 'aws:PrincipalOrgID': many('o-#') },
      ArnLike: { 'aws:PrincipalArn': many('arn:*:*::*:*#') },
      StringLike: { 'aws:userid': many('#*') },
    };
    expect(analyzeTrust({ Statement: { ...statement({ AWS: '*' }), Condition } }, setting).verdict).not.toBe('pass');
  });
});

describe('the catalogue of reasons', () => {
  it.each(Object.entries(catalogue))('%s is a sentence with a source', (code, { source, message }) => {
    const fill = message as (args: Readonly<Record<string, string>>) => string;
    const args = new Proxy({}, { get: () => 'one' });
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(source).toMatch(/\S/);
    expect(fill(args)).toMatch(/^\S.*\.$/s);
    expect(fill(args)).not.toMatch(/undefined| {2}/);
  });
});
