import { describe, expect, it } from 'vitest';
import { type Json, type PermissionSet, type Resource, type ScopeFact, unknown } from '../../src/model/index.js';
import {
  ADMINISTRATOR,
  assign,
  attach,
  attachToSet,
  from,
  judge,
  judgeAnywhere,
  maybe,
  named,
  no,
  OTHER,
  plan,
  policy,
  presence,
  prove,
  READ_ONLY,
  role,
  SUPPORT,
  set,
  setArn,
  state,
  statement,
  template,
} from './build.js';

const later = unknown('it is known only after apply');
const bare = set('Support', { managedPolicies: undefined });
const part = (kind: 'permission-set-inline-policy' | 'permission-set-boundary', more: object): Resource =>
  ({
    ...bare,
    kind,
    place: { input: 'plan.json', address: 'part', path: [] },
    permissionSet: setArn('Support'),
    ...more,
  }) as unknown as Resource;

describe('a permission set gives support access', () => {
  prove(presence, [
    ['with the policy and an assignment', [template(set('Support'), assign('Support'))], 'yes by set.Support'],
    [
      'with an attachment and an assignment',
      [plan(bare, attachToSet('Support'), assign('Support'))],
      'yes by set.Support',
    ],
    [
      'by parts of several inputs',
      [
        named('a', plan(set('Support', { arn: 'arn:set' }))),
        named('b', plan(assign('Support', undefined, { permissionSet: 'arn:set', target: '111122223333' }))),
      ],
      'yes by set.Support',
    ],
    ['not without the policy', [plan(bare, assign('Support'))], 'no'],
    ['not without an assignment', [plan(set('Support'))], 'no'],
    ['not with an assignment of another one', [plan(set('Support'), assign('Other'))], 'no'],
    ['not in another account', [plan(set('Support'), assign('Support', OTHER))], 'no'],
    [
      'not with an assignment that is deleted',
      [plan(set('Support'), assign('Support', '111122223333', { exists: no }))],
      'no',
    ],
    [
      'not with an assignment of one that cannot be told, which is deleted',
      [plan(set('Support'), assign('Support', '111122223333', { permissionSet: later, exists: no }))],
      'no',
    ],
    ['not once it is deleted', [plan(set('Support', { exists: no }), assign('Support'))], 'no'],
    [
      'not with an attachment that is deleted',
      [plan(bare, attachToSet('Support', SUPPORT, { exists: no }), assign('Support'))],
      'no',
    ],
    [
      'not by a role of its name',
      [plan(bare, assign('Support'), role('Support', { managedPolicies: [SUPPORT] }))],
      'yes by role.Support',
    ],
  ]);
});

describe('it cannot be told whether it does', () => {
  const answer = ({ supportAccess, doubt }: ScopeFact) => [
    supportAccess,
    ...(/`[a-zA-Z-]+\.?\w*`|known only|Make/.exec(doubt) ?? []),
  ];

  prove(answer, [
    [
      'which account it is assigned in',
      [plan(set('Support'), assign('Support', later))],
      ['unknown', '`assignment.Support`'],
    ],
    [
      'whether it is assigned',
      [plan(set('Support'), assign('Support', '111122223333', { exists: maybe }))],
      ['unknown', '`assignment.Support`'],
    ],
    [
      'whether it is there',
      [plan(set('Support', { exists: maybe }), assign('Support'))],
      ['unknown', expect.anything()],
    ],
    [
      'what is attached',
      [plan(bare, attachToSet('Support', later as unknown as string), assign('Support'))],
      ['unknown', '`set-attachment.Support`'],
    ],
    [
      'to which one it is attached',
      [plan(bare, attachToSet('Support', SUPPORT, { permissionSet: later } as Partial<Resource>), assign('Support'))],
      ['unknown', '`set-attachment.Support`'],
    ],
    [
      'which one is assigned',
      [plan(set('Support'), assign('Support', '111122223333', { permissionSet: later }))],
      ['unknown', '`assignment.Support`'],
    ],
  ] as Parameters<typeof prove<unknown>>[1]);
});

describe('what one apply deletes and makes under another address', () => {
  const gone = { exists: no, change: 'delete' } as const;

  prove(
    ({ supportAccess }) => supportAccess,
    [
      ['an assignment', [plan(set('Support'), assign('Support', '111122223333', gone), assign('Support'))], 'unknown'],
      [
        'an assignment that is there already',
        [
          plan(
            set('Support'),
            assign('Support', '111122223333', gone),
            assign('Support', '111122223333', { change: 'update' }),
          ),
        ],
        'yes',
      ],
      [
        'an assignment to another group',
        [plan(set('Support'), assign('Support', '111122223333', { ...gone, principalId: 'h' }), assign('Support'))],
        'yes',
      ],
      [
        'an attachment',
        [
          from(
            [attachToSet('Support')],
            plan(
              bare,
              attachToSet('Support', SUPPORT, { ...gone, place: { input: 'plan.json', address: 'old', path: [] } }),
              attachToSet('Support'),
              assign('Support'),
            ),
          ),
        ],
        'unknown',
      ],
    ],
  );
});

describe('the account is not known', () => {
  it.each([
    ['an account that is named', OTHER, 'yes'],
    ['an account that cannot be told', later, 'unknown'],
  ])('and it is assigned in %s', (_, target, expected) => {
    expect(judgeAnywhere([plan(set('Support'), assign('Support', target))]).supportAccess).toBe(expected);
  });
});

describe('obstacles', () => {
  const codes = ({ obstacles }: ScopeFact) => obstacles.map(({ code, place }) => `${code} ${place.address}`);

  prove(codes, [
    [
      'a set that no input declares',
      [plan(attachToSet('Support'))],
      ['permission-set-not-declared set-attachment.Support'],
    ],
    [
      'a set that cannot be told, where none is declared',
      [plan(attachToSet('Support', SUPPORT, { permissionSet: later } as Partial<Resource>))],
      ['permission-set-not-declared set-attachment.Support'],
    ],
    ['another policy, to a set that no input declares', [plan(attachToSet('Support', READ_ONLY))], []],
    [
      'an attachment that is deleted, to a set that no input declares',
      [plan(attachToSet('Support', SUPPORT, { exists: no }))],
      [],
    ],
    [
      'a set that another input declares',
      [
        named('a', plan(attachToSet('S', SUPPORT, { permissionSet: 'arn:set' } as Partial<Resource>))),
        plan(set('S', { arn: 'arn:set' })),
      ],
      [],
    ],
  ]);
});

describe('what it has besides', () => {
  const abilities = ({ roles: [one] }: ScopeFact) => [one?.usable, one?.wide].join(' ');
  const having = (more: Partial<PermissionSet>, ...others: Resource[]) => [
    template(set('Support', more), assign('Support'), ...others),
  ];
  const denial = statement('Deny', 'support:*');

  prove(abilities, [
    ['nothing', having({}), 'yes no'],
    ['an inline policy that denies', having({ inlinePolicies: [{ name: undefined, document: denial }] }), 'no no'],
    [
      'an inline policy that denies, of its own',
      having({}, part('permission-set-inline-policy', { document: denial })),
      'no no',
    ],
    [
      'one that is deleted',
      having({}, part('permission-set-inline-policy', { document: denial, exists: no })),
      'yes no',
    ],
    [
      'one that may not be there',
      having({}, part('permission-set-inline-policy', { document: denial, exists: maybe })),
      'unknown no',
    ],
    [
      'one of another set',
      having({}, part('permission-set-inline-policy', { document: denial, permissionSet: setArn('Other') })),
      'yes no',
    ],
    ['an inline policy that cannot be read', having({ inlinePolicies: later }), 'unknown unknown'],
    ['a boundary', having({ permissionsBoundary: READ_ONLY }), 'no no'],
    ['a boundary that allows everything', having({ permissionsBoundary: ADMINISTRATOR }), 'yes no'],
    ['a boundary of its own', having({}, part('permission-set-boundary', { policy: READ_ONLY })), 'no no'],
    [
      'a boundary of its own that is deleted',
      having({}, part('permission-set-boundary', { policy: READ_ONLY, exists: no })),
      'yes no',
    ],
    [
      'a boundary of its own that may not be there',
      having({}, part('permission-set-boundary', { policy: READ_ONLY, exists: maybe })),
      'unknown no',
    ],
    [
      'a boundary of the customer, by its name',
      having({ permissionsBoundary: 'limit' }, policy('limit', statement('Allow', 's3:*'))),
      'no no',
    ],
    ['a boundary of the customer that no input declares', having({ permissionsBoundary: 'limit' }), 'unknown no'],
    [
      'a policy of the customer, by its name',
      having({ managedPolicies: [SUPPORT, 'limit'] }, policy('limit', denial)),
      'no no',
    ],
    ['a policy of the customer that no input declares', having({ managedPolicies: [SUPPORT, 'limit'] }), 'yes no'],
    ['a policy of the customer of AWS name', having({ managedPolicies: ['AWSSupportAccess', SUPPORT] }), 'yes no'],
    ['an administrator', having({ managedPolicies: [SUPPORT, ADMINISTRATOR] }), 'yes yes'],
    [
      'a policy that is put on a role that cannot be told',
      having({}, {
        ...part('permission-set-inline-policy', {}),
        kind: 'identity-policy',
        name: 'x',
        roles: [later],
        document: denial,
      } as unknown as Resource),
      'yes no',
    ],
  ]);
});

describe('who comes in', () => {
  it('are those that it is assigned to', () => {
    const [one] = judge([
      plan(
        set('Support'),
        assign('Support'),
        assign('Support', '111122223333', { principalType: 'USER', principalId: 'u' }),
        assign('Support', OTHER, { principalId: 'away' }),
      ),
    ]).roles;
    expect(one).toMatchObject({
      name: 'Support',
      mfa: 'unknown',
      trust: { class: 'identity-center', verdict: 'pass', person: 'yes' },
    });
    expect(one?.trust.grants.map(({ principal }) => principal)).toEqual(['group g', 'user u']);
    expect(one?.via).toEqual([{ kind: 'permission-set', address: 'set.Support', policy: SUPPORT }]);
  });

  it('are not named where that is sensitive', () => {
    const [one] = judge([
      plan(set('Support'), assign('Support', '111122223333', { sensitive: ['principalId'] })),
    ]).roles;
    expect(one?.trust.grants.map(({ principal }) => principal)).toEqual(['group of `assignment.Support`']);
  });
});

describe('near misses', () => {
  const missed = ({ nearMisses }: ScopeFact) =>
    nearMisses.map(
      ({ code, place, reason }) =>
        `${code} ${place.address} ${/nothing assigns it|account \d+|deletes it/.exec(reason)?.[0]}`,
    );

  prove(missed, [
    ['a set that nothing assigns', [plan(set('Support'))], ['unassigned set.Support nothing assigns it']],
    [
      'a set that is assigned elsewhere',
      [plan(set('Support'), assign('Support', OTHER))],
      [`unassigned set.Support account ${OTHER}`],
    ],
    [
      'a set whose assignment is deleted',
      [plan(set('Support'), assign('Support', '111122223333', { exists: no }))],
      ['unassigned set.Support deletes it'],
    ],
    ['a set that is assigned', [plan(set('Support'), assign('Support'))], []],
    ['a set without the policy that nothing assigns', [plan(bare)], []],
  ]);
});

describe('near misses that every role has', () => {
  const missed = ({ nearMisses }: ScopeFact) => nearMisses.map(({ code, place }) => `${code} ${place.address}`);
  const supportUser = 'arn:aws:iam::aws:policy/job-function/SupportUser';

  prove(missed, [
    ['another policy', [plan(set('S', { managedPolicies: [supportUser] }), assign('S'))], ['other-policy set.S']],
    [
      'a lookalike',
      [
        plan(
          set('S', {
            managedPolicies: [],
            inlinePolicies: [{ name: undefined, document: statement('Allow', 'support:*') }],
          }),
          assign('S'),
        ),
      ],
      ['lookalike set.S'],
    ],
    [
      'an attachment that is deleted',
      [plan(bare, attachToSet('Support', SUPPORT, { exists: no }), assign('Support'))],
      ['will-not-exist set-attachment.Support'],
    ],
  ]);
});

describe('a role that Identity Center made', () => {
  const letIn = (principal: Json) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: ['sts:AssumeRoleWithSAML', 'sts:AssumeRole'] }],
  });
  const made = role('AWSReservedSSO_Support_0123456789abcdef', {
    path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
    trust: letIn({ Federated: 'arn:aws:iam::111122223333:saml-provider/AWSSSO_0a_DO_NOT_DELETE' }),
  });

  it('is one of Identity Center, in a state too', () => {
    const [one] = judge([state(made, attach([made.name], SUPPORT))]).roles;
    expect(one).toMatchObject({
      name: made.name,
      supportAccess: 'yes',
      trust: { class: 'identity-center', verdict: 'pass' },
      via: [{ kind: 'permission-set' }],
    });
  });

  it('is one of somebody else where it lets in anybody besides', () => {
    const besides = letIn({
      Federated: 'arn:aws:iam::111122223333:saml-provider/AWSSSO_0a_DO_NOT_DELETE',
      AWS: 'arn:aws:iam::111122223333:user/alice',
    });
    const [one] = judge([state({ ...made, trust: besides }, attach([made.name], SUPPORT))]).roles;
    expect(one?.trust.grants.map((grant) => grant.class)).toEqual(['federated-unscoped', 'principals']);
  });

  it.each([
    [{ AWS: '*' }, 'public'],
    ['*', 'invalid'],
    [{ Service: 'ec2.amazonaws.com' }, 'service'],
  ])('does not let in %j: what does is judged as it is written', (principal, expected) => {
    const [one] = judge([state({ ...made, trust: letIn(principal) }, attach([made.name], SUPPORT))]).roles;
    expect(one?.trust).toMatchObject({ class: expected, verdict: 'fail' });
  });

  it('keeps its policies, whatever claims to be all there is', () => {
    const all = attach('other', SUPPORT, { exclusive: 'policy' });
    expect(judge([plan(made, attach([made.name], SUPPORT), role('other'), all)]).witnesses).toContain(
      made.place.address,
    );
  });
});

describe('what is there today', () => {
  const arn = { arn: 'arn:set' };
  const of = { permissionSet: 'arn:set' };
  const today = state(set('Support', arn), assign('Support', '111122223333', of));

  prove(presence, [
    ['counts', [today], 'yes by set.Support'],
    [
      'is what the input that manages it says of it',
      [today, plan(set('Support', { ...arn, managedPolicies: undefined }), assign('Support', '111122223333', of))],
      'no',
    ],
    [
      'is no longer assigned where the input that manages it says so',
      [today, plan(set('Support', arn), assign('Support', '111122223333', { ...of, exists: no }))],
      'no',
    ],
    ['is no longer there where the input started from it', [today, from([set('Support', arn)], plan())], 'no'],
    [
      'takes the attachment off that the input started from',
      [
        state(
          set('Support', { ...arn, managedPolicies: undefined }),
          attachToSet('Support', SUPPORT, of as Partial<Resource>),
          assign('Support', '111122223333', of),
        ),
        from([attachToSet('Support', SUPPORT, of as Partial<Resource>)], plan()),
      ],
      'no',
    ],
  ]);
});
