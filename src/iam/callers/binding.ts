import { isSymbolic, isUnknown, type Reason } from '../../model/index.js';
import { admits, knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { parseArn } from '../text/arn.js';
import { covers, isLengthOnly, overlap } from '../text/glob.js';
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

/** Whether an operator for ARNs is given nothing but texts that are none: then it matches nothing. */
function comparesNoArn({ operator, whenPresent, whenAbsent, values, variables }: Test): boolean {
  const isNoArn = (value: string) =>
    parseArn(value) === undefined && !/[*?]/.test(value) && !isSymbolic(value) && !(variables && value.includes('${'));
  const asks = operator.reads === 'arn' && whenPresent === 'in' && !whenAbsent && values.length > 0;
  return asks && values.every((value) => !isUnknown(value) && isNoArn(value));
}

/** Tests of one key that no value of it can meet together. */
function contradictions(binding: readonly Test[]): Reason[] {
  const lists = binding.filter((test) => test.whenPresent === 'in' && !isMultivalued(test.name) && isSpelt(test));
  return lists
    .filter((test) => binding.some((other) => other !== test && other.name === test.name && excludes(other, test)))
    .map(({ key }) => because('condition-contradiction', { key }));
}

/** Whether all values of a test are texts, with nothing that AWS fills in. */
function isSpelt({ values, operator, variables }: Test): boolean {
  const isPlain = (value: string) => !isSymbolic(value) && !(variables && value.includes('${'));
  return operator.reads !== 'other' && values.every((value) => !isUnknown(value) && isPlain(value));
}

/** Whether a test keeps out every value that another one lets in. */
function excludes(test: Test, other: Test): boolean {
  if (!isSpelt(test)) return false;
  const globs = knownValues(test).map((value) => valueGlob(test, value));
  return knownValues(other).every((value) => {
    const glob = valueGlob(other, value);
    if (other.operator.reads === 'exact') return admits(test, value) === 'no';
    if (test.whenPresent === 'in') return !globs.some((one) => overlap(one, glob));
    return test.whenPresent === 'out' && test.operator.reads !== 'arn' && globs.some((one) => covers(one, glob));
  });
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

/**
 * Why no request can meet a test by its values; nothing where one may. Values of `named` keys are names of some length
 * that hold no wildcard characters; of other keys only that a list of values is not empty can be asked.
 */
export function whyImpossible(test: Test, named: boolean): Reason[] {
  if (test.whenPresent !== 'in' || unknownValues(test).length > 0) return [];
  const values = knownValues(test);
  const possible = values.some((value) => !named || isPossible(test, value));
  if (possible) return [];
  const literal = values.find((value) => literalWildcard(test, value));
  return [
    literal === undefined
      ? because('condition-matches-none', { key: test.key })
      : because('condition-literal-wildcard', { key: test.key, value: literal }),
  ];
}

function isPossible(test: Test, value: string): boolean {
  return !literalWildcard(test, value) && !isLengthOnly(valueGlob(test, value));
}
