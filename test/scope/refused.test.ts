import { describe, expect, it } from 'vitest';
import { symbol } from '../../src/model/index.js';
import { tries } from '../size.js';
import {
  attach,
  from,
  judge,
  maybe,
  named,
  no,
  plan,
  policy,
  presence,
  prove,
  role,
  SUPPORT,
  state,
  statement,
  template,
  trust,
  yes,
} from './build.js';

const listed = role('support', { managedPolicies: [SUPPORT] });
const second = { ...listed, place: { ...listed.place, address: 'role.second' } };
const answer = ({ supportAccess }: { readonly supportAccess: string }) => supportAccess;

describe('two roles of one name', () => {
  prove(answer, [
    ['in one input', [plan(listed, second)], 'unknown'],
    [
      'in two inputs, either of which has the policy',
      [named('a.json', plan(listed)), named('b.json', plan(listed))],
      'yes',
    ],
    [
      'in two inputs, one of which has not',
      [named('a.json', plan(listed)), named('b.json', plan({ ...listed, managedPolicies: undefined }))],
      'unknown',
    ],
    ['that differ in case', [plan(listed, { ...second, name: 'Support' })], 'unknown'],
    [
      'not of two that are not known yet, whose addresses differ in case',
      [plan({ ...listed, name: symbol('r.s') }, { ...second, name: symbol('r.S') })],
      'yes',
    ],
    ['of which one is there', [plan({ ...listed, change: 'keep' }, second)], 'yes'],
    [
      'of which both are there',
      [named('a.json', plan({ ...listed, change: 'keep' })), named('b.json', plan({ ...listed, change: 'keep' }))],
      'yes',
    ],
    ['of which one will not exist', [plan(listed, { ...second, exists: no })], 'yes'],
    ['of which one is in a state', [plan({ ...listed, change: 'keep' }), state(listed)], 'yes'],
    ['beside a role of another name', [plan(listed, second, role('other', { managedPolicies: [SUPPORT] }))], 'yes'],
  ]);

  prove(presence, [
    [
      'are told',
      [plan(listed, { ...second, managedPolicies: undefined })],
      'unknown by role.support?, role.second? | It cannot be told whether the role will exist: `role.second` has the same name, and IAM refuses the second role of a name. (And 1 more.)',
    ],
    [
      'of which one may not be there are no contradiction',
      [template(listed, { ...second, exists: maybe })],
      'yes by role.support, role.second? | It cannot be told whether the role will exist: parameter `Make` has no default.',
    ],
  ]);
});

describe('roles that hang on conditions', () => {
  const when = (...there: boolean[]) => ({
    ways: 'X',
    exists: maybe,
    roles: there.map((is) => (is ? { managedPolicies: [SUPPORT], trust: trust() } : null)),
  });
  const one = role('support', { exists: maybe, managedPolicies: [SUPPORT], cases: when(true, false) });
  const other = role('other', { exists: maybe, managedPolicies: [SUPPORT], cases: when(false, true) });

  prove(answer, [
    ['and one of them is there', [template(one, other)], 'yes'],
    ['and one of them may not be there', [template(one)], 'unknown'],
    ['of other conditions', [template(one, { ...other, cases: { ...when(false, true), ways: 'Y' } })], 'unknown'],
    ['in two inputs', [named('a.yaml', template(one)), named('b.yaml', template(other))], 'unknown'],
    [
      'and are refused',
      [template(role('support', { managedPolicies: [SUPPORT], cases: { ...when(true, true), exists: yes } }), second)],
      'unknown',
    ],
  ]);
});

describe('more policies than a role may have', () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, i) => attach('support', `arn:aws:iam::aws:policy/P${i}`));
  const kept = others(10).map((one) => ({ ...one, change: 'keep' as const }));

  prove(answer, [
    ['ten of them', [plan(role('support'), attach('support'), ...others(9))], 'yes'],
    ['eleven of them', [plan(role('support'), attach('support'), ...others(10))], 'unknown'],
    [
      'ten of them, one named twice',
      [plan(role('support'), attach('support'), attach('support'), ...others(9))],
      'yes',
    ],
    [
      'eleven of them, on two roles',
      [
        plan(
          role('support'),
          role('other'),
          attach('support'),
          ...others(9),
          attach('other', 'arn:aws:iam::aws:policy/P'),
        ),
      ],
      'yes',
    ],
    [
      'eleven of them, of which it is there today',
      [plan(role('support'), { ...attach('support'), change: 'keep' }, ...others(10))],
      'yes',
    ],
    [
      'ten of them beside what is there today',
      [from(kept, plan(role('support'), attach('support'), ...kept))],
      'unknown',
    ],
    [
      'as a template lists them',
      [
        template(
          role('support', {
            managedPolicies: [SUPPORT, ...others(10).flatMap(({ policies }) => policies as string[])],
          }),
        ),
      ],
      'unknown',
    ],
  ]);
});

describe('many of a kind', () => {
  it('one resource that names a role several times attaches once', () => {
    const names = Array.from({ length: 40 }, () => 'support');
    const copies = Array.from({ length: 5 }, (_, i) =>
      policy(`p${i}`, statement('Allow', 'support:*'), { roles: names }),
    );
    const roles = names.map((name, i) =>
      role(name, { place: { input: 'plan.json', address: `r${i}`, path: [] }, managedPolicies: [SUPPORT] }),
    );
    const { roles: facts } = judge([template(...roles, ...copies)]);
    expect(facts).toHaveLength(40);
    expect(facts.map(({ supportAccess }) => supportAccess)).not.toContain('yes');
  });

  it('many support roles and attachments are linked', () => {
    const count = tries(1_500, 5_000);
    const roles = Array.from({ length: count }, (_, i) => role(`r${i}`));
    const attached = roles.map(({ name }) => attach(String(name)));
    const scope = judge([from([...roles, ...attached], plan(...roles, ...attached))]);
    expect(scope.witnesses).toHaveLength(count);
    expect(scope.retentions.every(({ fate }) => fate === 'kept')).toBe(true);
  });
});
