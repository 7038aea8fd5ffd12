import type { Reason } from '../../model/index.js';
import { type Test, unknownValues } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import type { Presence } from './keys.js';

/** The tests of one statement, sorted by what they are worth before their values are looked at. */
export interface Settled {
  /** Those that a caller cannot meet by lacking the key. */
  readonly binding: readonly Test[];
  /** About those that bind nobody. */
  readonly notes: readonly Reason[];
  /** Why no caller can meet them; empty where one may. */
  readonly dead: readonly Reason[];
}

type Worth = { readonly binding: Test } | { readonly note: Reason } | { readonly dead: Reason } | undefined;

/**
 * Works out absence: a test that a request meets by lacking the key binds nobody, unless the key is always there or
 * another test of the statement asks for it. A ForAllValues is true of an empty set, so for it only such another
 * test helps.
 */
export function settle(tests: readonly Test[], presenceOf: (name: string) => Presence): Settled {
  const required = new Set(tests.filter((test) => !test.whenAbsent).map((test) => test.name));
  const worths = tests.map((test) => worthOf(test, presenceOf(test.name), required.has(test.name)));
  return {
    binding: worths.flatMap((worth) => (worth && 'binding' in worth ? [worth.binding] : [])),
    notes: worths.flatMap((worth) => (worth && 'note' in worth ? [worth.note] : [])),
    dead: worths.flatMap((worth) => (worth && 'dead' in worth ? [worth.dead] : [])),
  };
}

function worthOf(test: Test, presence: Presence, required: boolean): Worth {
  if (presence === 'never') return test.whenAbsent ? undefined : { dead: because('condition-key-absent', test.key) };
  const certain = required || presence === 'always';
  if (test.whenPresent === 'never') return certain ? { dead: excluded(test, presence) } : { note: notBinding(test) };
  const vacuous = test.quantifier === 'all' ? !required : !certain;
  return test.whenAbsent && vacuous ? { note: notBinding(test) } : { binding: test };
}

function excluded(test: Test, presence: Presence): Reason {
  return because(presence === 'always' ? 'condition-key-present' : 'condition-contradiction', test.key);
}

/** What is to be said of binding tests that look at no values: they keep some out, or ask for presence. */
export function idleReasons(binding: readonly Test[]): Reason[] {
  return binding
    .filter((test) => test.whenPresent !== 'in')
    .map((test) => because(test.whenPresent === 'out' ? 'condition-deny-list' : 'condition-presence', test.key));
}

/** Why the values of a test cannot be told. */
export function unknownReasons(test: Test): Reason[] {
  return unknownValues(test).map((value) => because('condition-unknown', value.$unknown));
}

function notBinding(test: Test): Reason {
  return because(test.whenPresent === 'out' ? 'condition-deny-list' : 'condition-not-binding', test.key);
}
