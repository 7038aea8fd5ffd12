import { describe } from 'vitest';
import type { ScopeFact } from '../../src/model/index.js';
import {
  ADMINISTRATOR,
  attach,
  group,
  inline,
  maybe,
  no,
  OWN,
  plan,
  policy,
  prove,
  role,
  SUPPORT,
  statement,
  user,
} from './build.js';

/** `code address` of each, in order. */
function missed({ nearMisses }: ScopeFact): string[] {
  return nearMisses.map(({ code, place }) => `${code} ${place.address}`);
}

const allows = statement('Allow', 'support:*');
const SUPPORT_USER = 'arn:aws:iam::aws:policy/job-function/SupportUser';

describe('no role', () => {
  prove(missed, [
    ['a user', [plan(user('u', { managedPolicies: [SUPPORT] }))], ['not-a-role user.u']],
    [
      'a group, by an attachment',
      [plan(group('g'), attach(undefined, SUPPORT, { groups: ['g'] }))],
      ['not-a-role group.g'],
    ],
    ['a user with another policy', [plan(user('u', { managedPolicies: [ADMINISTRATOR] }))], []],
    ['a user that may not be there', [plan(user('u', { managedPolicies: [SUPPORT], exists: maybe }))], []],
  ]);
});

describe('what will not exist', () => {
  prove(missed, [
    ['a role', [plan(role('support', { exists: no, managedPolicies: [SUPPORT] }))], ['will-not-exist role.support']],
    ['a role without the policy', [plan(role('support', { exists: no }))], []],
    [
      'an attachment',
      [plan(role('support'), attach('support', SUPPORT, { exists: no }))],
      ['will-not-exist attachment.support'],
    ],
    [
      'an attachment with its role',
      [plan(role('support', { exists: no }), attach('support', SUPPORT, { exists: no }))],
      ['will-not-exist role.support'],
    ],
    ['an attachment to a role that no input declares', [plan(attach('support', SUPPORT, { exists: no }))], []],
  ]);
});

describe('another policy', () => {
  const own = `arn:aws:iam::${OWN}:policy/AWSSupportAccess`;

  prove(missed, [
    ['of AWS', [plan(role('r'), attach('r', SUPPORT_USER))], ['other-policy attachment.r']],
    ['of AWS, in the wrong case', [plan(role('r'), attach('r', SUPPORT.toLowerCase()))], ['other-policy attachment.r']],
    ['by its bare name', [plan(role('r'), attach('r', 'AWSSupportAccess'))], ['other-policy attachment.r']],
    ['of AWS, on a user', [plan(user('u'), attach(undefined, SUPPORT_USER, { users: ['u'] }))], []],
    ['of the account, of the same name', [plan(role('r'), attach('r', own))], ['other-policy attachment.r']],
    [
      'of the account, of the same name, that an input declares',
      [plan(role('r'), attach('r', own), policy('AWSSupportAccess', allows))],
      ['lookalike policy.AWSSupportAccess'],
    ],
  ]);
});

describe('a lookalike', () => {
  const limit = `arn:aws:iam::${OWN}:policy/limit`;

  prove(missed, [
    ['a policy that allows support', [plan(policy('cases', allows))], ['lookalike policy.cases']],
    [
      'a policy of the name',
      [plan(policy('AWSSupportAccess', statement('Allow', 's3:*')))],
      ['lookalike policy.AWSSupportAccess'],
    ],
    ['a policy that allows everything', [plan(policy('admin', statement('Allow', '*')))], []],
    ['a permissions boundary', [plan(policy('limit', allows), role('r', { permissionsBoundary: limit }))], []],
    [
      'a permissions boundary that is attached as well',
      [plan(policy('limit', allows), role('r', { permissionsBoundary: limit }), attach('r', limit))],
      ['lookalike policy.limit'],
    ],
    ['a policy that allows other things', [plan(policy('other', statement('Allow', 's3:*')))], []],
    ['an inline policy of its own', [plan(role('r'), inline(['r'], allows))], ['lookalike inline']],
    [
      'an inline policy of a role',
      [plan(role('r', { inlinePolicies: [{ name: 'x', document: allows }] }))],
      ['lookalike role.r'],
    ],
    [
      'an inline policy of a role that has the policy',
      [plan(role('r', { inlinePolicies: [{ name: 'x', document: allows }], managedPolicies: [SUPPORT] }))],
      [],
    ],
  ]);
});

describe('a role that is merely named so', () => {
  prove(missed, [
    ['without the policy', [plan(role('aws-support'))], ['merely-named role.aws-support']],
    [
      'as the benchmark names it',
      [plan(role('aws_incident_support_role'))],
      ['merely-named role.aws_incident_support_role'],
    ],
    ['with the policy', [plan(role('aws-support', { managedPolicies: [SUPPORT] }))], []],
    ['that will not exist', [plan(role('aws-support', { exists: no }))], []],
    [
      'with a lookalike, which says more',
      [plan(role('aws-support', { inlinePolicies: [{ name: 'x', document: allows }] }))],
      ['lookalike role.aws-support'],
    ],
    ['otherwise', [plan(role('helpers'))], []],
  ]);
});
