import type { Unknown } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import { type Candidate, candidatesOf } from './candidates.js';
import { withChoice } from './choices.js';

/** Trials for one condition. */
const maxTrials = 200;

/**
 * The changes of parameters with which a condition is true, or false, where it is not or cannot be told. Only the
 * condition's own parameters are tried, as few of them at once as possible; none where no change of them does it.
 */
export function changesThatMake(condition: string, wanted: boolean, stack: Stack): readonly Candidate[] | 'too many' {
  const candidates = candidatesOf(condition, stack);
  if (!candidates) return 'too many';
  let trials = 0;
  for (const changes of combinations(candidates)) {
    trials += 1;
    stack.budget.trialsLeft -= 1;
    if (trials > maxTrials || stack.budget.trialsLeft < 0) return 'too many';
    if (truthWith(changes, condition, stack) === wanted) return changes;
  }
  return [];
}

function truthWith(changes: readonly Candidate[], condition: string, stack: Stack): boolean | Unknown {
  const texts = new Map(changes.map(({ parameter, text }) => [parameter, text]));
  return withChoice(texts, stack).scopeUnder(undefined).condition(condition);
}

/** One change, then any two of different parameters, then three, in the order of the template. */
function* combinations(choices: readonly (readonly Candidate[])[]): Generator<readonly Candidate[]> {
  for (let size = 1; size <= choices.length; size += 1) yield* choose(choices, size);
}

function* choose(choices: readonly (readonly Candidate[])[], size: number): Generator<readonly Candidate[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = 0; index + size <= choices.length; index += 1) {
    for (const option of choices[index] ?? []) {
      for (const others of choose(choices.slice(index + 1), size - 1)) yield [option, ...others];
    }
  }
}
