import type { Reason } from '../../model/index.js';
import { knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isLengthOnly } from '../text/glob.js';

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
      ? because('condition-matches-none', test.key)
      : because('condition-literal-wildcard', test.key, literal),
  ];
}

function isPossible(test: Test, value: string): boolean {
  return !literalWildcard(test, value) && !isLengthOnly(valueGlob(test, value));
}
