import { isUnknown } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import { choicesOf, withChoice } from './choices.js';

/** The truth of a condition that cannot be told, where it is the same for every value that its open parameters may be given. */
export function certainTruth(condition: string, stack: Stack): boolean | undefined {
  const choices = choicesOf([condition], stack) ?? [];
  const truths = new Set(choices.map((choice) => withChoice(choice, stack).scopeUnder(undefined).condition(condition)));
  const [truth] = truths;
  return truths.size !== 1 || isUnknown(truth) ? undefined : truth;
}
