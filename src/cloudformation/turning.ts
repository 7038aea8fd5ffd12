import { type Candidate, candidatesOf } from './candidates.js';
import { openStack } from './open-stack.js';
import { isHidden, parameterValue } from './parameters.js';
import { startRun } from './run.js';
import type { StackParts } from './stack.js';

/** Trials for one condition. */
const maxTrials = 200;

/**
 * Which parameters have to change for a condition that does not hold, or cannot be told, to hold: the end of a
 * sentence, with the values they have and those they would need. Only the condition's own parameters are tried, as
 * few of them at once as possible; it is empty where nothing was found.
 */
export function turning(condition: string, stack: StackParts): string {
  let trials = 0;
  for (const changes of combinations(candidatesOf(condition, stack))) {
    trials += 1;
    stack.run.trialsLeft -= 1;
    if (trials > maxTrials || stack.run.trialsLeft < 0) return '';
    if (holdsWith(changes, condition, stack))
      return `: ${changes.map((change) => inWords(change, stack)).join(', and ')}`;
  }
  return '';
}

function holdsWith(changes: readonly Candidate[], condition: string, stack: StackParts): boolean {
  const texts = new Map(changes.map(({ parameter, text }) => [parameter, text]));
  const given = (parameter: string) => texts.get(parameter) ?? stack.given(parameter);
  const notes = { problem: () => {}, gap: () => {} };
  return (
    openStack({ ...stack, given, notes, run: startRun() })
      .scopeUnder(undefined)
      .condition(condition) === true
  );
}

/** One change, then any two of different parameters, then three, in the order of the template. */
function* combinations(choices: readonly (readonly Candidate[])[]): Generator<readonly Candidate[]> {
  for (let size = 1; size <= choices.length; size += 1) yield* choose(choices, size);
}

function* choose(choices: readonly (readonly Candidate[])[], size: number): Generator<readonly Candidate[]> {
  if (size === 0) yield [];
  for (const [index, options] of choices.entries()) {
    if (size === 0 || choices.length - index < size) return;
    for (const option of options) {
      for (const others of choose(choices.slice(index + 1), size - 1)) yield [option, ...others];
    }
  }
}

function inWords({ parameter, words }: Candidate, stack: StackParts): string {
  const name = `parameter \`${stack.prefix}${parameter}\``;
  const declaration = stack.parameters.get(parameter) ?? null;
  const value = parameterValue(parameter, declaration, stack.given(parameter));
  const now = isHidden(declaration) ? 'something else' : typeof value === 'string' ? `'${value}'` : undefined;
  return `${name} ${now === undefined ? 'would have to be' : `is ${now} and would have to be`} ${words}`;
}
