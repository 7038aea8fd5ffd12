import { describe, expect, it } from 'vitest';
import {
  type Deployment,
  type Resource,
  type ScopeFact,
  symbol,
  type Unknown,
  unknown,
} from '../../src/model/index.js';
import {
  attach,
  from,
  group,
  inline,
  judge,
  maybe,
  named,
  no,
  OTHER,
  OWN,
  plan,
  policy,
  presence,
  prove,
  READ_ONLY,
  role,
  SUPPORT,
  statement,
  template,
  trust,
  user,
} from './build.js';

const later = unknown('it is known only after apply');

describe('what is attached to a role', () => {
  prove(presence, [
    ['nothing', [plan(role('support'))], 'no'],
    [
      'the policy, in the list of the role',
      [plan(role('support', { managedPolicies: [SUPPORT] }))],
      'yes by role.support',
    ],
    ['the policy, by an attachment', [plan(role('support'), attach('support'))], 'yes by role.support'],
    ['another policy', [plan(role('support'), attach('support', READ_ONLY))], 'no'],
    [
      'the policy of another partition',
      [plan(role('support'), attach('support', SUPPORT.replace('aws', 'aws-cn')))],
      'yes by role.support',
    ],
    ['the policy, to another role', [plan(role('support'), role('other'), attach('other'))], 'yes by role.other'],
    [
      'the policy, by a managed policy of the same ARN',
      [
        plan(
          role('support'),
          policy('AWSSupportAccess', statement('Allow', 'support:*'), { arn: SUPPORT, roles: ['support'] }),
        ),
      ],
      'yes by role.support',
    ],
    [
      'the policy, by two attachments',
      [plan(role('support'), attach('support'), attach('support', SUPPORT, {}))],
      'yes by role.support',
    ],
    [
      'the policy, by an attachment in another input',
      [named('a.json', plan(role('support'))), named('b.json', plan(attach('support')))],
      'yes by role.support',
    ],
  ]);
});

describe('what may not be there', () => {
  prove(presence, [
    ['a role that is deleted', [plan(role('support', { exists: no }), attach('support'))], 'no'],
    ['an attachment that is deleted', [plan(role('support'), attach('support', SUPPORT, { exists: no }))], 'no'],
    [
      'a role under a condition',
      [template(role('support', { exists: maybe, managedPolicies: [SUPPORT] }))],
      'unknown by role.support? | It cannot be told whether the role will exist: parameter `Make` has no default.',
    ],
    [
      'an attachment under a condition',
      [template(role('support'), attach('support', SUPPORT, { exists: maybe }))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: parameter `Make` has no default.',
    ],
    [
      'a certain attachment beside one under a condition',
      [template(role('support'), attach('support', SUPPORT, { exists: maybe }), attach('support', SUPPORT))],
      'yes by role.support',
    ],
    [
      'a role in an account that cannot be told',
      [plan(role('support', { managedPolicies: [SUPPORT], account: unknown('it assumes a role') }))],
      'unknown by role.support? | It cannot be told which account the role goes to: it assumes a role.',
    ],
    [
      'an attachment in an account that cannot be told',
      [plan(role('support'), attach('support', SUPPORT, { account: unknown('it assumes a role') }))],
      'unknown | `attachment.support` attaches a policy to the role `support`, which no input declares: scan the input that does.',
    ],
  ]);
});

describe('which policy cannot be told', () => {
  const attached = (policies: Parameters<typeof attach>[1]) => [plan(role('support'), attach('support', policies))];

  prove(presence, [
    [
      'at all',
      attached([later]),
      'unknown by role.support? | `attachment.support` attaches a policy that cannot be told: it is known only after apply.',
    ],
    [
      'of a list',
      attached(later),
      'unknown by role.support? | `attachment.support` attaches a policy that cannot be told: it is known only after apply.',
    ],
    ['and it is one of others', attached([{ ...later, $oneOf: [READ_ONLY] }]), 'no'],
    [
      'and it is the right one in any case',
      attached([{ ...later, $oneOf: [SUPPORT, SUPPORT.replace('aws', 'aws-cn')] }]),
      'yes by role.support',
    ],
    [
      'and it may be the right one',
      attached([{ ...later, $oneOf: [SUPPORT, READ_ONLY] }]),
      'unknown by role.support? | `attachment.support` attaches a policy that cannot be told: it is known only after apply.',
    ],
    [
      'and it is a list that holds the right one',
      attached([{ ...later, $oneOf: [[READ_ONLY, SUPPORT]] }]),
      'yes by role.support',
    ],
    ['of an attachment that is deleted', [plan(role('support'), attach('support', [later], { exists: no }))], 'no'],
  ]);
});

describe('which role cannot be told', () => {
  prove(presence, [
    [
      'none is declared under the name',
      [plan(attach('support'))],
      'unknown | `attachment.support` attaches a policy to the role `support`, which no input declares: scan the input that does.',
    ],
    [
      'the name is known after apply',
      [plan(role('support'), attach([later]))],
      'unknown | `attachment.several` attaches a policy to a role that cannot be told: it is known only after apply.',
    ],
    [
      'one of several that are there',
      [plan(role('a'), role('b'), attach([{ ...later, $oneOf: ['a', 'b'] }]))],
      'yes by role.a | role.b',
    ],
    [
      'one of several instances',
      [
        plan(
          role('a', { place: { input: 'plan.json', address: 'role.r[0]', path: [] } }),
          role('b', { place: { input: 'plan.json', address: 'role.r[1]', path: [] } }),
          attach([{ ...later, $oneOf: ['a', 'b'] }]),
        ),
      ],
      'yes by role.r[*]',
    ],
    [
      'one of several of which one may not be there in another input',
      [
        plan(role('a'), role('b'), attach([{ ...later, $oneOf: ['a', 'b'] }])),
        named('b', template(role('b', { exists: maybe }))),
      ],
      'unknown | `attachment.several` attaches a policy to a role that cannot be told: it is known only after apply.',
    ],
    [
      'one of several of which no input declares one',
      [plan(role('a'), attach([{ ...later, $oneOf: ['a', 'b'] }]))],
      'unknown | `attachment.several` attaches a policy to a role that cannot be told: it is known only after apply.',
    ],
    [
      'shared out among as many attachments, of which one may not be there',
      [
        plan(
          role('a'),
          role('b'),
          attach([{ ...later, $oneOf: ['a', 'b'], $sharedBy: 'each' }]),
          attach([{ ...later, $oneOf: ['a', 'b'], $sharedBy: 'each' }], SUPPORT, { exists: maybe }),
        ),
      ],
      'yes by role.a | role.b',
    ],
    [
      'one of several of which one is not there',
      [plan(role('a'), role('b', { exists: no }), attach([{ ...later, $oneOf: ['a', 'b'] }]))],
      'unknown | `attachment.several` attaches a policy to a role that cannot be told: it is known only after apply.',
    ],
    [
      'shared out among as many attachments',
      [
        plan(
          role('a'),
          role('b'),
          ...['a', 'b'].map(() => attach([{ ...later, $oneOf: ['a', 'b'], $sharedBy: 'each' }])),
        ),
      ],
      'yes by role.a, role.b',
    ],
    [
      'shared out among fewer attachments, of roles that are there',
      [plan(role('a'), role('b'), attach([{ ...later, $oneOf: ['a', 'b'], $sharedBy: 'each' }]))],
      'yes by role.a | role.b',
    ],
    ['another policy, to a role that no input declares', [plan(attach('support', READ_ONLY))], 'no'],
    ['the policy, to a user that no input declares', [plan(attach(undefined, SUPPORT, { users: ['u'] }))], 'no'],
  ]);

  it('trusts as both do, where they trust alike', () => {
    const [one] = judge([plan(role('a'), role('b'), attach([{ ...later, $oneOf: ['a', 'b'] }]))]).roles;
    expect(one?.trust).toMatchObject({ class: 'principals', verdict: 'pass' });
    const differently = role('b', {
      trust: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' }] },
    });
    const [other] = judge([plan(role('a'), differently, attach([{ ...later, $oneOf: ['a', 'b'] }]))]).roles;
    expect(other?.trust).toMatchObject({ class: 'unknown', verdict: 'unknown', reasons: [{ code: 'role-ambiguous' }] });
    const foreign = (name: string) => role(name, { trust: trust(`arn:aws:iam::${OTHER}:root`) });
    const oneOf = (...names: string[]) => attach([{ ...later, $oneOf: names }]);
    const [third] = judge([plan(differently, foreign('c'), oneOf('b', 'c'))]).roles;
    expect(third?.trust.class).toBe('unknown');
    const [fourth] = judge([plan(role('a'), role('d'), foreign('c'), oneOf('a', 'd', 'c'))]).roles;
    expect(fourth?.trust.class).toBe('unknown');
    expect(fourth?.via).toEqual([{ kind: 'attachment', address: 'attachment.several', policy: SUPPORT }]);
    expect(fourth?.trust.reasons).toEqual([
      expect.objectContaining({ args: { by: 'attachment.several', roles: '`role.a` or `role.d` or `role.c`' } }),
    ]);
  });
});

describe('names that AWS chooses', () => {
  const its = symbol('role.support');

  prove(presence, [
    ['meet within an input', [plan(role('support', { name: its }), attach([its]))], 'yes by role.support'],
    [
      'do not meet across inputs',
      [named('a.json', plan(role('support', { name: its }))), named('b.json', plan(attach([its])))],
      `unknown | \`attachment.several\` attaches a policy to the role \`${its}\`, which no input declares: scan the input that does.`,
    ],
  ]);
});

describe('users and groups', () => {
  prove(presence, [
    [
      'give no role',
      [plan(user('u', { managedPolicies: [SUPPORT] }), group('g', { managedPolicies: [SUPPORT] }))],
      'no',
    ],
    [
      'of the name of the role are others',
      [plan(role('support'), attach(undefined, SUPPORT, { users: ['support'], groups: ['support'] }))],
      'no',
    ],
  ]);
});

it('says by which routes, each once', () => {
  const [one] = judge([
    plan(role('support', { managedPolicies: [SUPPORT] }), attach('support'), attach('support')),
  ]).roles;
  expect(one?.via).toEqual([
    { kind: 'managed-policies', address: 'role.support', policy: SUPPORT },
    { kind: 'attachment', address: 'attachment.support', policy: SUPPORT },
  ]);
});

describe('accounts that cannot be told', () => {
  const UNTOLD = 'it is known only after apply';
  const roleIn = (account: Unknown) => role('support', { account });
  const attachedIn = (account: Unknown) => attach('support', SUPPORT, { account });

  prove(presence, [
    [
      'are two where they wait for two providers, whatever is said of them',
      [plan(roleIn(unknown(UNTOLD, ['aws.audit'])), attachedIn(unknown(UNTOLD, ['aws.log'])))],
      'unknown | `attachment.support` attaches a policy to the role `support`, which no input declares: scan the input that does.',
    ],
    [
      'are one where they wait for one, however that is said',
      [plan(roleIn(unknown(UNTOLD, ['aws.audit'])), attachedIn(unknown('nobody tells it', ['aws.audit'])))],
      `unknown by role.support? | It cannot be told which account the role goes to: ${UNTOLD}.`,
    ],
  ]);
});

describe('the own account of a role', () => {
  const rooted = (account: string) =>
    role('support', { managedPolicies: [SUPPORT], trust: trust(`arn:aws:iam::${account}:root`) });
  const classOf = (deployment: Deployment) => judge([deployment]).roles[0]?.trust.class;

  it.each<[string, Deployment, string]>([
    ['is that of the scope', plan(rooted(OWN)), 'account'],
    ['is that which its input tells', { ...plan(rooted(OTHER)), account: OTHER }, 'account'],
    ['is that which it tells itself', plan({ ...rooted(OTHER), account: OTHER }), 'account'],
    ['and no other', { ...plan(rooted(OWN)), account: OTHER }, 'cross-account'],
  ])('%s', (_, deployment, expected) => {
    expect(classOf(deployment)).toBe(expected);
  });
});

describe('an input that may go to another account', () => {
  const here = plan(role('support'), attach('support'));
  const elsewhere = (...resources: Resource[]): Deployment => ({
    ...named('b.json', plan(...resources)),
    mayBeElsewhere: true,
  });
  const denial = statement('Deny', 'support:*');
  const limit = `arn:aws:iam::${OWN}:policy/limit`;
  const untold = 'nothing tells whether `b.json` goes to this account: give `--account`';
  const denied = (by: string, because = untold) =>
    `yes by role.support, unknown: \`${by}\` may deny what support cases need: ${because}.`;
  const seen = (scope: ScopeFact) => {
    const [one] = scope.roles;
    return one?.usable === undefined || one.usable === 'yes'
      ? presence(scope)
      : `${presence(scope)}, ${one.usable}: ${one.usableBecause}`;
  };

  prove(seen, [
    ['gives no role', [plan(role('other')), elsewhere(role('support', { managedPolicies: [SUPPORT] }))], 'no'],
    [
      'may attach to a role',
      [plan(role('support')), elsewhere(attach('support'))],
      `unknown by role.support? | It cannot be told whether \`attachment.support\` will exist: ${untold}.`,
    ],
    [
      'attaches nothing that it deletes',
      [plan(role('support')), elsewhere(attach('support', SUPPORT, { exists: no }))],
      'no',
    ],
    ['attaches nothing to a role of its own', [plan(role('support')), elsewhere(attach('other'))], 'no'],
    ['may deny', [here, elsewhere(inline(['support'], denial))], denied('inline')],
    [
      'may deny a role that cannot be told',
      [here, elsewhere(inline([later], denial))],
      denied('inline', 'which roles it goes to cannot be told'),
    ],
    [
      'denies nothing by what it deletes',
      [here, elsewhere(inline(['support'], denial, { exists: no }))],
      'yes by role.support',
    ],
    ['denies nothing to another role', [here, elsewhere(inline(['other'], denial))], 'yes by role.support'],
    ['may attach a denial', [here, elsewhere(policy('limit', denial, { roles: ['support'] }))], denied('policy.limit')],
    [
      'tells what a policy says that is attached here',
      [plan(role('support'), attach('support'), attach('support', limit)), elsewhere(policy('limit', denial))],
      'yes by role.support, no: `policy.limit` denies what support cases need.',
    ],
    [
      'may make its list the only one',
      [
        here,
        elsewhere(
          attach('support', READ_ONLY, { exclusive: 'targets', place: { input: '', address: 'only', path: [] } }),
        ),
      ],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `only` lists all policies that the role may have, and not this one.',
    ],
    [
      'may take off what another one attaches',
      [here, from([role('support'), attach('support')], elsewhere(role('support')))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: it may be the one of which `b.json` takes the policy off (`attachment.support`).',
    ],
  ]);

  it('is none of the inputs of the scope', () => {
    expect(judge([here, elsewhere(role('x'))]).inputs).toEqual(['plan.json']);
  });
});
