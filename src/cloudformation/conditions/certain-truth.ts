import { isUnknown } from '../../model/index.js';
import { allowedValues, isListType } from '../parameters/declared.js';
import type { Stack } from '../stack/stack.js';
import { parametersOf, textsThatTell } from './candidates.js';

/** Trials for one condition. */
const maxTrials = 100;

type Choice = ReadonlyMap<string, string>;

/**
 * The truth of a condition that cannot be told, where it is the same for every value that its open parameters may
 * be given. What can be tried to the end are `AllowedValues`, and else the texts that it is compared with and one that
 * stands for all others: nothing where a parameter is used otherwise, is a list, or there are too many of them.
 */
export function certainTruth(condition: string, stack: Stack): boolean | undefined {
  const scope = stack.scopeUnder(undefined);
  const open = parametersOf(condition, stack).filter((name) => isUnknown(scope.reference(name)));
  const choices = choicesOf(open, condition, stack);
  stack.budget.trialsLeft -= choices.length;
  if (open.length === 0 || choices.length === 0 || stack.budget.trialsLeft < 0) return undefined;
  const truths = new Set(choices.map((choice) => truthWith(choice, condition, stack)));
  const [truth] = truths;
  return truths.size === 1 ? truth : undefined;
}

/** Every combination of values that may differ; none where they are too many, or not all are listed. */
function choicesOf(parameters: readonly string[], condition: string, stack: Stack): readonly Choice[] {
  let choices: readonly Choice[] = [new Map()];
  for (const name of parameters) {
    const declaration = stack.parameters.get(name) ?? null;
    const texts = allowedValues(declaration) ?? textsThatTell(name, condition, stack);
    const allowed = (isListType(declaration) ? undefined : texts) ?? [];
    if (choices.length * allowed.length > maxTrials) return [];
    choices = choices.flatMap((choice) => allowed.map((text) => new Map([...choice, [name, text]])));
  }
  return choices;
}

function truthWith(choice: Choice, condition: string, stack: Stack): boolean | undefined {
  const trial = stack.trial((parameter) => choice.get(parameter) ?? stack.given(parameter));
  const truth = trial.scopeUnder(undefined).condition(condition);
  return isUnknown(truth) ? undefined : truth;
}
