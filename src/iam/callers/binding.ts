import type { Reason } from '../../model/index.js';
import { type Test, unknownValues } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { comparesNoArn, contradictions } from './impossible.js';
import { isMultivalued, type Presence } from './keys.js';

/** The tests of one statement, sorted by what becomes of them before their values are looked at. */
export interface SortedTests {
  /** Those that a caller cannot meet by lacking the key. */
  readonly binding: readonly Test[];
  /** About those that bind nobody. */
  readonly notes: readonly Reason[];
  /** Why no caller can meet them; empty where one may. */
  readonly dead: readonly Reason[];
}

type Sorted = { readonly binding: Test } | { readonly note: Reason } | { readonly dead: Reason } | undefined;

/**
 * Works out absence: a test that a request meets by lacking the key binds nobody, unless the key is always there or
 * another test of the statement asks for it. What comes of a key with several values under an operator for one is
 * nowhere said, so it binds nobody either.
 */
export function sortTests(tests: readonly Test[], presenceOf: (name: string) => Presence): SortedTests {
  const required = new Set(tests.filter((test) => !test.whenAbsent && !lacksSetOperator(test)).map(({ name }) => name));
  const sorted = tests.map((test) => sortTest(test, presenceOf(test.name), required.has(test.name)));
  const binding = sorted.flatMap((one) => (one && 'binding' in one ? [one.binding] : []));
  return {
    binding,
    notes: sorted.flatMap((one) => (one && 'note' in one ? [one.note] : [])),
    dead: [...sorted.flatMap((one) => (one && 'dead' in one ? [one.dead] : [])), ...contradictions(binding)],
  };
}

function sortTest(test: Test, presence: Presence, required: boolean): Sorted {
  if (presence === 'never')
    return test.whenAbsent ? undefined : { dead: because('condition-key-absent', { key: test.key }) };
  if (lacksSetOperator(test)) return { note: because('condition-set-operator', { key: test.key }) };
  if (comparesNoArn(test)) return { dead: because('condition-matches-none', { key: test.key }) };
  const certain = required || presence === 'always';
  if (test.whenPresent === 'never') return certain ? { dead: excluded(test, presence) } : { note: notBinding(test) };
  return test.whenAbsent && !certain ? { note: notBinding(test) } : { binding: test };
}

/** Whether a test compares a key of several values by an operator for one. */
export function lacksSetOperator({ name, quantifier, whenPresent }: Test): boolean {
  const looksAtValues = whenPresent === 'in' || whenPresent === 'out';
  return looksAtValues && quantifier === 'none' && isMultivalued(name);
}

function excluded(test: Test, presence: Presence): Reason {
  return because(presence === 'always' ? 'condition-key-present' : 'condition-contradiction', { key: test.key });
}

/** What is to be said of binding tests that look at no values: they keep some out, or ask for presence. */
export function idleReasons(binding: readonly Test[]): Reason[] {
  return binding
    .filter((test) => test.whenPresent !== 'in')
    .map((test) =>
      because(test.whenPresent === 'out' ? 'condition-deny-list' : 'condition-presence', { key: test.key }),
    );
}

/** Why the values of a test cannot be told. */
export function unknownReasons(test: Test): Reason[] {
  return unknownValues(test).map((value) => because('condition-unknown', { because: value.$unknown }));
}

function notBinding(test: Test): Reason {
  return because(test.whenPresent === 'out' ? 'condition-deny-list' : 'condition-not-binding', { key: test.key });
}
