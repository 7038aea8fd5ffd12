import { describe, expect, it } from 'vitest';
import { type Resource, type ScopeFact, unknown } from '../../src/model/index.js';
import {
  assign,
  attach,
  attachToSet,
  from,
  judge,
  maybe,
  no,
  OTHER,
  OWN,
  plan,
  prove,
  role,
  SUPPORT,
  set,
  state,
  template,
  trust,
} from './build.js';

/** `fate name` of each role that gives support access today. */
function fates({ retentions }: ScopeFact): string[] {
  return retentions.map(({ fate, name, othersRemain }) => `${fate} ${name}${othersRemain ? ', others remain' : ''}`);
}

const had = [role('support'), attach('support')];
const planned = (...resources: Resource[]) => [from(had, plan(...resources))];
const trusting = (...who: string[]) =>
  role('support', {
    trust: { Statement: who.map((one) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: one } })) },
    change: 'update',
  });
const root = (account: string) => `arn:aws:iam::${account}:root`;
const responders = `arn:aws:iam::${OWN}:role/responders`;

describe('what a plan does to a role', () => {
  prove(fates, [
    ['keeps it', planned(...had), ['kept support']],
    ['deletes it', planned(role('support', { exists: no, change: 'delete' })), ['destroyed support']],
    [
      'deletes it and makes another',
      planned(role('support', { exists: no }), role('b', { managedPolicies: [SUPPORT] })),
      ['destroyed support, others remain'],
    ],
    [
      'deletes its attachment',
      planned(role('support'), attach('support', SUPPORT, { exists: no })),
      ['detached support'],
    ],
    ['has no attachment for it any more', planned(role('support')), ['detached support']],
    ['has nothing of it', planned(), ['unknown support']],
    ['may not make it', planned(role('support', { exists: maybe }), attach('support')), ['unknown support']],
    ['replaces it', planned(role('support', { change: 'replace' }), attach('support')), ['replaced support']],
    [
      'renames it',
      planned(role('other', { place: { input: 'plan.json', address: 'role.support', path: [] } }), attach('other')),
      ['kept support'],
    ],
    ['opens its trust', planned(trusting(root(OTHER)), attach('support')), ['widened support']],
    [
      'adds to its trust',
      planned(trusting(responders, `arn:aws:iam::${OWN}:role/more`), attach('support')),
      ['widened support'],
    ],
    ['leaves its trust, written otherwise', planned(trusting(responders), attach('support')), ['kept support']],
    [
      'gives it a trust that cannot be told',
      planned(role('support', { trust: unknown('later'), change: 'update' }), attach('support')),
      ['unknown support'],
    ],
    [
      'has an unknown trust for a role that it leaves',
      planned(role('support', { trust: unknown('later'), change: 'keep' }), attach('support')),
      ['kept support'],
    ],
    ['gave no support access', [from([role('support')], plan(...had))], []],
    ['is a template', [template(...had)], []],
    ['is a state', [state(...had)], []],
  ]);

  it.each<[string, Resource[], string]>([
    ['destroyed', [role('support', { exists: no })], '`role.support` will not exist: this plan deletes it.'],
    [
      'detached',
      [role('support'), attach('support', SUPPORT, { exists: no })],
      '`attachment.support` will not exist: this plan deletes it.',
    ],
    ['no longer attached', [role('support')], 'AWSSupportAccess is no longer attached to `role.support`.'],
    [
      'replaced',
      [role('support', { change: 'replace' }), attach('support')],
      'The plan destroys `role.support` and creates it anew; whatever refers to the old one by its id loses it.',
    ],
    [
      'widened',
      [trusting(root(OTHER)), attach('support')],
      'The change of `role.support` turns its trust from principals to cross-account.',
    ],
    [
      'added',
      [trusting(responders, root(OWN)), attach('support')],
      'The change of `role.support` turns its trust from principals to account.',
    ],
    [
      'sensitive',
      [role('support', { trust: trust(root(OWN)), sensitive: ['trust'] }), attach('support')],
      'The change of `role.support` turns its trust from principals to account.',
    ],
  ])('says why it is %s', (_, resources, because) => {
    expect(judge(planned(...resources)).retentions[0]?.because).toBe(because);
  });
});

describe('what a plan does to a permission set', () => {
  const before = [set('Support'), assign('Support')];
  const then = (...resources: Resource[]) => [from(before, plan(...resources))];

  prove(fates, [
    ['keeps it', then(...before), ['kept Support']],
    ['deletes it', then(set('Support', { exists: no }), assign('Support', OWN, { exists: no })), ['destroyed Support']],
    [
      'takes the policy off',
      then(
        set('Support', { managedPolicies: undefined }),
        attachToSet('Support', SUPPORT, { exists: no }),
        assign('Support'),
      ),
      ['detached Support'],
    ],
    [
      'assigns it to another group besides',
      then(...before, assign('Support', OWN, { principalId: 'h' })),
      ['widened Support'],
    ],
    [
      'assigns it to the same group in another way',
      then(set('Support'), assign('Support', OWN, { place: { input: 'plan.json', address: 'x', path: [] } })),
      ['kept Support'],
    ],
    [
      'has a role of the same name',
      [from([...before, role('Support', { managedPolicies: [SUPPORT] })], plan(...before, role('Support')))],
      ['kept Support', 'detached Support, others remain'],
    ],
  ]);

  it('says which assignment it takes away', () => {
    const [one] = judge(then(set('Support'), assign('Support', OWN, { exists: no }))).retentions;
    expect(one).toMatchObject({ name: 'Support', fate: 'destroyed', code: 'unassigned', args: { by: 'set.Support' } });
    expect(one?.because).toBe(
      'Identity Center makes no role of `set.Support` any more: no assignment comes to this account: `assignment.Support` will not exist: this plan deletes it.',
    );
  });
});
