import { describe, expect, it } from 'vitest';
import { analyzeTrust, compareTrusts, type WholeTrust } from '../../../src/iam/index.js';
import type { Tree } from '../../../src/model/index.js';

const own = '111122223333';
const alice = `arn:aws:iam::${own}:user/alice`;
const bob = `arn:aws:iam::${own}:user/bob`;
const root = `arn:aws:iam::${own}:root`;
const partner = '444455556666';
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const ticket = { StringEquals: { 'aws:PrincipalTag/team': 'ir' } };

function allow(principal: Tree, Condition?: Tree): Tree {
  return { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) };
}

function deny(principal: Tree, Condition?: Tree): Tree {
  return { Effect: 'Deny', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) };
}

function whole(statements: Tree): WholeTrust {
  const policy = { Version: '2012-10-17', Statement: statements };
  const setting = { account: own, trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [] };
  const trust = analyzeTrust(policy, setting);
  return { trust, grants: trust.grants, policy };
}

type Row = readonly [name: string, today: Tree, then: Tree, change: string, code?: string, parts?: readonly string[]];

const organization = (id: string) => ({ StringNotEquals: { 'aws:PrincipalOrgID': id } });

const rows: readonly Row[] = [
  ['the same policy', allow(alice), allow(alice), 'same'],
  ['another order of principals', allow([alice, bob]), allow([bob, alice]), 'same'],
  ['another name of a statement', allow(alice), { ...Object(allow(alice)), Sid: 'People' }, 'same'],
  ['an account by its id instead of its root', allow(root), allow(own), 'same'],
  ['another order of values', allow(alice, tags('a', 'b')), allow(alice, tags('b', 'a')), 'same'],
  ['a principal less', allow([alice, bob]), allow(alice), 'stricter'],
  ['a user instead of the whole account', allow(root), allow(alice), 'stricter'],
  ['a condition more', allow(alice), allow(alice, mfa), 'stricter'],
  ['a value less', allow(alice, tags('a', 'b')), allow(alice, tags('a')), 'stricter'],
  ['a Deny more', allow(alice), [allow(alice), deny(bob)], 'stricter'],
  ['a policy that IAM refuses', allow(alice), allow('arn:aws:iam::*:user/x'), 'stricter'],
  ['a better class', allow('*'), allow(root), 'stricter'],
  ['a worse class', allow(alice), allow(root), 'wider', 'class-worse'],
  ['another account beside the first', allow(root), allow([root, partner]), 'wider', 'class-worse'],
  ['a principal more', allow(alice), allow([alice, bob]), 'wider', 'principals-added', [bob]],
  ['another principal instead', allow(alice), allow(bob), 'wider', 'principals-added', [bob]],
  [
    'a condition less',
    allow(alice, { ...mfa, ...ticket }),
    allow(alice, ticket),
    'wider',
    'conditions-dropped',
    ['aws:MultiFactorAuthPresent is true'],
  ],
  ['no condition any more', allow(alice, mfa), allow(alice), 'wider', 'conditions-dropped'],
  ['a value more', allow(alice, tags('a')), allow(alice, tags('a', 'b')), 'altered', 'conditions-changed', [alice]],
  ['another condition instead', allow(alice, mfa), allow(alice, ticket), 'altered', 'conditions-changed', [alice]],
  ['a value that is not known', allow(alice, tags('a')), allow(alice, tags({ $unknown: 'x' })), 'altered'],
  ['a Deny less', [allow(alice), deny(bob)], allow(alice), 'altered', 'deny-changed'],
  [
    'a Deny with one value more to escape by',
    [allow('*'), deny('*', organization('o-a1b2c3d4e5'))],
    [allow('*'), deny('*', { StringNotEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5', 'o-f6g7h8i9j0'] } })],
    'altered',
  ],
  ['a policy that cannot be told', allow(alice), { $unknown: 'x' }, 'unknown', 'trust-unknown'],
];

function tags(...values: readonly Tree[]): Tree {
  return { StringEquals: { 'aws:PrincipalTag/team': values } };
}

describe('compareTrusts', () => {
  const cases = rows.map(([name, today, then, change, code, parts]) => ({ name, today, then, change, code, parts }));

  it.each(cases)('$name', ({ today, then, change, code, parts }) => {
    const told = compareTrusts(whole(today), whole(then));
    expect(told.change).toBe(change);
    if (code !== undefined) expect(told).toMatchObject({ said: { code } });
    if (parts !== undefined) expect(told).toMatchObject({ parts });
  });

  it('cannot tell where the grants are not at hand and the class stays', () => {
    const { trust } = whole(allow(alice));
    expect(compareTrusts({ trust }, { trust })).toMatchObject({ change: 'unknown', said: { code: 'trust-hidden' } });
  });
});
