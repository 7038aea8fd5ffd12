import { isSymbolic, isUnknown, type Reason } from '../../model/index.js';
import { admits, knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { parseArn } from '../text/arn.js';
import { covers, isLengthOnly, overlap } from '../text/glob.js';
import { mayHoldSeveral } from './keys.js';

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

/** Whether a name can meet the value: one of some length, without wildcard characters. */
export function isPossible(test: Test, value: string): boolean {
  return !literalWildcard(test, value) && !isLengthOnly(valueGlob(test, value));
}

/** Whether an operator for ARNs is given nothing but texts that are none: then it matches nothing. */
export function comparesNoArn({ operator, whenPresent, whenAbsent, values, variables }: Test): boolean {
  const isNoArn = (value: string) =>
    parseArn(value) === undefined && !/[*?]/.test(value) && !isSymbolic(value) && !(variables && value.includes('${'));
  const asks = operator.reads === 'arn' && whenPresent === 'in' && !whenAbsent && values.length > 0;
  return asks && values.every((value) => !isUnknown(value) && isNoArn(value));
}

/** Tests of one key that no value of it can meet together. */
export function contradictions(binding: readonly Test[]): Reason[] {
  const lists = binding.filter((test) => test.whenPresent === 'in' && isSpelt(test));
  return lists
    .filter((test) => binding.some((other) => other !== test && onOneValue(test, other) && excludes(other, test)))
    .map(({ key }) => because('condition-contradiction', { key }));
}

/** Whether some value must meet both tests: of several, one may meet the one and another the other. */
function onOneValue(test: Test, other: Test): boolean {
  return other.name === test.name && (!mayHoldSeveral(test.name) || [test, other].some(asksAll));
}

function asksAll({ quantifier }: Test): boolean {
  return quantifier === 'all';
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
