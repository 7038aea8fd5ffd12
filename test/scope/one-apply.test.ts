import { describe, expect, it } from 'vitest';
import type { Deployment, PolicyAttachment, Resource } from '../../src/model/index.js';
import { attach, from, judge, no, plan, presence, prove, READ_ONLY, role, SUPPORT, state } from './build.js';

/** A resource that is changed, with its address. */
function changed<T extends Resource>(address: string, change: Resource['change'], one: T): T {
  const exists = change === 'delete' ? { exists: no } : {};
  return { ...one, ...exists, change, place: { ...one.place, address } };
}

const kept = changed('role.support', 'keep', role('support'));
const all = (...roles: string[]): PolicyAttachment => attach(roles, SUPPORT, { exclusive: 'policy' });
const list = (...policies: string[]): PolicyAttachment => attach('support', policies, { exclusive: 'targets' });
const one = attach('support');

/** Whether the role has the policy after what is deployed. */
const answer = (...deployments: readonly Deployment[]) =>
  judge(deployments).roles.find(({ name }) => name === 'support')?.supportAccess ?? 'no';

describe('a policy that one resource takes off and another puts on', () => {
  it.each<[string, string, Resource[], Resource[]]>([
    [
      'the key of an instance changes',
      'unknown',
      [changed('a["x"]', 'keep', one)],
      [kept, changed('a["x"]', 'delete', one), changed('a["y"]', 'create', one)],
    ],
    [
      'another kind of attachment takes over',
      'unknown',
      [changed('all', 'keep', all('support'))],
      [kept, changed('all', 'delete', all('support')), changed('one', 'create', one)],
    ],
    [
      'the list of all roles takes over',
      'unknown',
      [changed('one', 'keep', one), changed('all', 'keep', all('other'))],
      [kept, changed('one', 'delete', one), changed('all', 'update', all('other', 'support'))],
    ],
    [
      'one of two goes',
      'no',
      [changed('a', 'keep', one), changed('b', 'keep', one)],
      [kept, changed('a', 'delete', one), changed('b', 'keep', one)],
    ],
    [
      'one of two goes that spells the role otherwise',
      'no',
      [changed('a', 'keep', one), changed('b', 'keep', attach('Support'))],
      [kept, changed('a', 'keep', one), changed('b', 'delete', attach('Support'))],
    ],
    [
      'one of two goes that cannot be told to',
      'no',
      [changed('a', 'keep', one), changed('b', 'keep', one)],
      [kept, changed('a', 'delete', one), changed('b', 'forget', one)],
    ],
    [
      'a list of all roles goes that names it',
      'no',
      [changed('one', 'keep', one), changed('all', 'keep', all('support'))],
      [kept, changed('one', 'keep', one), changed('all', 'delete', all('support'))],
    ],
    [
      'a list of all roles goes that does not name it',
      'yes',
      [changed('one', 'keep', one), changed('all', 'keep', all('other'))],
      [kept, changed('one', 'keep', one), changed('all', 'delete', all('other'))],
    ],
    [
      'a list of all roles gets shorter',
      'no',
      [changed('all', 'keep', all('support', 'other'))],
      [kept, changed('all', 'update', all('other'))],
    ],
    [
      'a list of all policies goes',
      'yes',
      [changed('list', 'keep', list(SUPPORT))],
      [kept, changed('list', 'delete', list(SUPPORT))],
    ],
    [
      'a list of all policies goes with the attachment',
      'no',
      [changed('one', 'keep', one), changed('list', 'keep', list(SUPPORT))],
      [kept, changed('one', 'delete', one), changed('list', 'delete', list(SUPPORT))],
    ],
    [
      'a list of all policies gets shorter',
      'no',
      [changed('list', 'keep', list(SUPPORT, READ_ONLY))],
      [kept, changed('list', 'update', list(READ_ONLY))],
    ],
    ['an attachment is replaced', 'yes', [changed('one', 'keep', one)], [kept, changed('one', 'replace', one)]],
    [
      'an attachment is replaced, the new one first',
      'no',
      [changed('one', 'keep', one)],
      [kept, { ...changed('one', 'replace', one), createdFirst: true }],
    ],
    [
      'an attachment goes over to another policy',
      'unknown',
      [changed('a', 'keep', one)],
      [kept, changed('a', 'replace', attach('support', READ_ONLY)), changed('b', 'create', one)],
    ],
    [
      'what a replacement left behind is deleted',
      'no',
      [changed('one', 'keep', one)],
      [kept, changed('one', 'keep', one), changed('one', 'delete', one)],
    ],
    [
      'another policy is taken off',
      'yes',
      [changed('a', 'keep', one), changed('b', 'keep', attach('support', READ_ONLY))],
      [kept, changed('a', 'keep', one), changed('b', 'delete', attach('support', READ_ONLY))],
    ],
    [
      'it is taken off another role',
      'yes',
      [changed('a', 'keep', one), changed('b', 'keep', attach('other'))],
      [kept, changed('a', 'keep', one), changed('b', 'delete', attach('other'))],
    ],
    ['nothing is there before', 'yes', [], [kept, changed('a', 'create', one)]],
  ])('%s', (_, expected, before, after) => {
    const deployed = from([kept, ...before], plan(...after));
    expect(answer(deployed)).toBe(expected);
    expect(answer(deployed, state(kept, ...before))).toBe(expected);
  });

  it('by the list of the role itself', () => {
    const listing = (...managedPolicies: string[]) => ({ ...kept, managedPolicies });
    const before = [listing(SUPPORT), changed('one', 'keep', one)];
    const emptied = { ...listing(), change: 'update' as const };
    expect(answer(from(before, plan(emptied, changed('one', 'keep', one))))).toBe('no');
    const filledIn = { ...kept, change: 'update' as const };
    expect(answer(from(before, plan(filledIn, changed('one', 'keep', one))))).toBe('yes');
  });
});

describe('a role that is made anew under its name', () => {
  const replaced = changed('role.support', 'replace', role('support'));
  const deleted = changed('role.old', 'delete', role('support'));
  const created = changed('role.support', 'create', role('support'));

  it.each<[string, string, Resource[], Resource[]]>([
    ['with its attachment left alone', 'no', [changed('one', 'keep', one)], [replaced, changed('one', 'keep', one)]],
    ['with its attachment made anew', 'yes', [changed('one', 'keep', one)], [replaced, changed('one', 'replace', one)]],
    ['with a new attachment', 'yes', [], [replaced, changed('one', 'create', one)]],
    ['with the policy in its own list', 'yes', [], [{ ...replaced, managedPolicies: [SUPPORT] }]],
    [
      'with a list of all roles that gets longer',
      'no',
      [changed('all', 'keep', all('support'))],
      [replaced, changed('all', 'update', all('support', 'other'))],
    ],
    [
      'with a list of all policies left alone',
      'no',
      [changed('list', 'keep', list(SUPPORT))],
      [replaced, changed('list', 'keep', list(SUPPORT))],
    ],
    [
      'with a list of all policies that is held against it',
      'yes',
      [changed('list', 'keep', list(SUPPORT))],
      [replaced, changed('list', 'update', list(SUPPORT, READ_ONLY))],
    ],
    [
      'by another resource, with its attachment left alone',
      'no',
      [changed('one', 'keep', one)],
      [deleted, created, changed('one', 'keep', one)],
    ],
    ['by another resource', 'unknown', [], [deleted, created, changed('one', 'create', one)]],
    [
      'before the old one is destroyed',
      'unknown',
      [changed('one', 'keep', one)],
      [{ ...replaced, createdFirst: true }, changed('one', 'replace', one)],
    ],
    [
      'by a resource that had another name, while the one that had it gets another',
      'unknown',
      [changed('role.other', 'keep', role('other'))],
      [
        changed('role.support', 'replace', role('other')),
        changed('role.other', 'replace', role('support')),
        changed('one', 'create', one),
      ],
    ],
  ])('%s', (_, expected, before, after) => {
    expect(answer(from([kept, ...before], plan(...after)))).toBe(expected);
  });

  it('says how to keep its policy', () => {
    const { nearMisses } = judge([from([kept, one], plan(replaced, changed('attachment.support', 'keep', one)))]);
    expect(nearMisses.map(({ reason }) => reason)).toEqual([expect.stringContaining('replace_triggered_by')]);
  });

  prove(presence, [
    [
      'under another name',
      [from([changed('role.support', 'keep', role('old'))], plan(replaced, changed('one', 'keep', one)))],
      'yes by role.support',
    ],
  ]);
});
