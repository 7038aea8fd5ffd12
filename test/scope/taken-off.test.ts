import { describe } from 'vitest';
import { symbol, unknown, type Value } from '../../src/model/index.js';
import {
  assign,
  attach,
  from,
  named,
  no,
  plan,
  presence,
  prove,
  READ_ONLY,
  role,
  SUPPORT,
  set,
  source,
  state,
} from './build.js';

/** An attachment that claims to be all there is, and what else is attached. */
describe('attachments that make theirs the only ones', () => {
  const all = (roles: readonly string[]) => attach(roles, SUPPORT, { exclusive: 'policy', place: at('all') });
  const only = (policies: readonly string[]) =>
    attach('support', policies, { exclusive: 'targets', place: at('only') });

  prove(presence, [
    ['all roles of the policy, with this one', [plan(role('support'), all(['support']))], 'yes by role.support'],
    ['all policies of the role, with this one', [plan(role('support'), only([SUPPORT]))], 'yes by role.support'],
    [
      'all roles of the policy, without this one',
      [plan(role('support'), role('other'), attach('support'), all(['other']))],
      'yes by role.support?, role.other | It cannot be told whether `attachment.support` will exist: `all` makes its own targets the only ones that have the policy.',
    ],
    [
      'all policies of the role, without this one',
      [plan(role('support'), attach('support'), only([READ_ONLY]))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `only` lists all policies that the role may have, and not this one.',
    ],
    [
      'all policies of the role, with this one attached besides',
      [plan(role('support'), attach('support'), only([SUPPORT]))],
      'yes by role.support',
    ],
    [
      'all policies of another role',
      [plan(role('support'), attach('support'), attach('other', READ_ONLY, { exclusive: 'targets' }))],
      'yes by role.support',
    ],
    [
      'the own list of a role of a plan',
      [plan(role('support', { managedPolicies: [READ_ONLY] }), attach('support'))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `role.support` lists all policies that the role may have, and not this one.',
    ],
    [
      'the own list of a role of source',
      [source(role('support', { managedPolicies: [READ_ONLY] }), attach('support'))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `role.support` lists all policies that the role may have, and not this one.',
    ],
    [
      'the own list of a role in a state',
      [state(role('support', { managedPolicies: [READ_ONLY] }), attach('support'))],
      'yes by role.support',
    ],
    [
      'an own list that cannot be told',
      [plan(role('support', { managedPolicies: [unknown('later')] }), attach('support'))],
      'unknown by role.support? | `role.support` attaches a policy that cannot be told: later.',
    ],
    [
      'all roles of the policy in a state, beside all roles of another one',
      [
        plan(role('support'), attach('support'), attach(['other'], READ_ONLY, { exclusive: 'policy' })),
        state(role('other'), attach(['other'], SUPPORT, { exclusive: 'policy', place: at('all') })),
      ],
      'yes by role.support?, role.other | It cannot be told whether `attachment.support` will exist: `all` makes its own targets the only ones that have the policy.',
    ],
    [
      'an own list of which one may be left out',
      [
        plan(
          role('support', { managedPolicies: [READ_ONLY, { $unknown: 'later', $oneOf: [READ_ONLY, null] }] }),
          attach('support'),
        ),
      ],
      'yes by role.support',
    ],
    [
      'one that is deleted',
      [plan(role('support'), attach('support'), attach('other', SUPPORT, { exclusive: 'policy', exists: no }))],
      'yes by role.support',
    ],
  ]);
});

describe('what one input takes off and another puts on', () => {
  const had = [role('support'), attach('support')];
  const gone = named(
    'gone.json',
    from(had, plan(role('support'), attach('support', SUPPORT, { exists: no, change: 'delete' }))),
  );
  const destroyed = named(
    'gone.json',
    from(had, plan(...had.map((one) => ({ ...one, exists: no, change: 'delete' as const })))),
  );

  prove(presence, [
    ['an attachment that is there today', [gone, state(...had)], 'no'],
    ['a role that is there today', [destroyed, state(...had)], 'no'],
    [
      'an attachment of another plan',
      [gone, named('makes.json', plan(attach('support')))],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `gone.json` takes the policy off (`attachment.support`), `makes.json` puts it on, and it cannot be told which is deployed last.',
    ],
    [
      'a role of another plan',
      [destroyed, named('makes.json', plan(role('support'), attach('support')))],
      'unknown by role.support? | It cannot be told whether the role will exist: `gone.json` leaves no role of its name (`role.support`), `makes.json` makes one, and it cannot be told which is deployed last.',
    ],
    [
      'an attachment of another input to a role that is made anew',
      [
        named('a.json', from([role('support')], plan(role('support', { change: 'replace' })))),
        named('b.json', plan(attach('support', SUPPORT, { change: 'keep' }))),
      ],
      'unknown by role.support? | It cannot be told whether `attachment.support` will exist: `a.json` makes the role anew, without it (`role.support`), `b.json` puts it on, and it cannot be told which is deployed last.',
    ],
    [
      'an attachment of today to a role that is made anew',
      [named('a.json', from([role('support')], plan(role('support', { change: 'replace' })))), state(...had)],
      'no',
    ],
    ['an attachment of another policy', [gone, named('makes.json', plan(role('b'), attach('b')))], 'yes by role.b'],
    ['what it makes again', [named('a.json', from(had, plan(...had))), state(...had)], 'yes by role.support'],
  ]);
});

describe('what one input takes off, and whether that is what is there', () => {
  const later = unknown('it is known only after apply');
  const had = [role('support'), attach('support')];
  const takes = (policy: Value<string>) => {
    const attachment = attach('support', [policy]);
    const deleted = { ...attachment, exists: no, change: 'delete' as const };
    return named('gone.json', from([role('support'), attachment], plan(role('support', { change: 'keep' }), deleted)));
  };
  const leaves = (name: Value<string>) => named('gone.json', from([role('support', { name }), attach([name])], plan()));
  const attached = (policy: Value<string>) => state(role('support'), attach('support', [policy]));
  const called = (name: string) => state(role('support', { name }), attach([name]));
  const elsewhere = state(role('support'), attach('support', SUPPORT, { account: unknown('untold', ['aws.audit']) }));
  const oneOf = (...policies: string[]) => ({ ...later, $oneOf: policies });
  const partition = (name: string) => SUPPORT.replace('aws', name);

  prove(
    ({ supportAccess }) => supportAccess,
    [
      ['another policy', [takes(READ_ONLY), state(...had)], 'yes'],
      ['a policy that cannot be told', [takes(later), state(...had)], 'unknown'],
      ['of a role in an account that cannot be told', [takes(SUPPORT), elsewhere], 'unknown'],
      ['of what cannot be told', [takes(SUPPORT), attached(later)], 'unknown'],
      ['of what is one of those', [takes(SUPPORT), attached(oneOf(SUPPORT, SUPPORT))], 'no'],
      ['of what is that or nothing', [takes(SUPPORT), attached({ ...later, $oneOf: [SUPPORT, null] })], 'no'],
      ['of what may be one of those', [takes(SUPPORT), attached(oneOf(SUPPORT, partition('aws-cn')))], 'unknown'],
      ['of what is another', [takes(SUPPORT), attached(oneOf(partition('aws-us-gov'), partition('aws-cn')))], 'yes'],
      ['of a role that cannot be told', [leaves(later), state(...had)], 'unknown'],
      ['of a role whose name begins alike', [leaves(`sup${symbol('x')}`), state(...had)], 'unknown'],
      [
        'of a role whose name begins so',
        [leaves(`support-role${symbol('x')}`), called(`sup${symbol('y')}`)],
        'unknown',
      ],
      ['of a role whose name begins otherwise', [leaves(`other${symbol('x')}`), state(...had)], 'yes'],
      ['of a role whose first letter is the same', [leaves(`sxp${symbol('x')}`), state(...had)], 'yes'],
      ['of a role whose name ends alike', [leaves(`port${symbol('x')}`), state(...had)], 'yes'],
      ['of a role that begins alike in a state', [takes(SUPPORT), called(`sup${symbol('x')}`)], 'unknown'],
      ['of a role that begins otherwise in a state', [takes(SUPPORT), called(`x${symbol('x')}`)], 'yes'],
      ['of facts', [takes(SUPPORT), { ...state(...had), kind: 'facts' }], 'no'],
      ['of the same input', [takes(SUPPORT), named('gone.json', state(...had))], 'yes'],
      [
        'of a user of the name',
        [named('gone.json', from([attach(undefined, SUPPORT, { users: ['support'] })], plan())), state(...had)],
        'yes',
      ],
    ],
  );
});

describe('what is open about it', () => {
  const had = [role('support'), attach('support')];
  const renamed = role('support', { name: unknown('it is known only after apply') });

  prove(
    ({ supportAccess }) => supportAccess,
    [
      [
        'whether a role gets another name',
        [named('a.json', from(had, plan(renamed, ...had.slice(1)))), state(...had)],
        'unknown',
      ],
      [
        'which policy an attachment goes over to',
        [
          named(
            'a.json',
            from(had, plan(role('support'), attach('support', [unknown('later')], { change: 'update' }))),
          ),
          state(...had),
        ],
        'unknown',
      ],
      [
        'which attachment takes it off',
        [
          from(
            [...had, attach('support', SUPPORT, { place: at('other') })],
            plan(
              role('support'),
              { ...attach('support'), change: 'keep' },
              attach('support', [unknown('later')], { place: at('other'), change: 'update' }),
            ),
          ),
        ],
        'unknown',
      ],
      [
        'not a role of Identity Center',
        [
          named('a.json', from([set('S'), assign('S')], plan())),
          state(role('support', { managedPolicies: [SUPPORT] })),
        ],
        'yes',
      ],
    ],
  );
});

describe('what an input manages, beside what is there today', () => {
  const list = role('support', { managedPolicies: [SUPPORT] });

  prove(presence, [
    [
      'is what tells of the role',
      [plan(role('support')), state(role('support'), attach('support'))],
      'yes by role.support',
    ],
    ['replaces what a look tells', [plan(role('support', { exists: no })), plan({ ...list, change: 'read' })], 'no'],
    ['leaves other roles', [plan(role('a')), state(list)], 'yes by role.support'],
  ]);
});

function at(address: string) {
  return { input: 'plan.json', address, path: [] };
}
