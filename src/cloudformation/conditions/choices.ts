import { isSymbolic, isUnknown } from '../../model/index.js';
import { allowedValues, isListType } from '../parameters/declared.js';
import type { Stack } from '../stack/stack.js';
import { type Definitions, definitionsOf, parametersOf, textsThatTell } from './candidates.js';
import { breaksRules } from './rules.js';

/** Trials for one question. */
const maxTrials = 100;

/** Values of open parameters, pseudo parameters among them, that are given together. */
export type Choice = ReadonlyMap<string, string>;

/** The pseudo parameters that may be open. */
const pseudo = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region'];

/**
 * Every combination of values that conditions can tell apart and that the rules of the template let pass; nothing where
 * none is open, not all of them can be listed, or they are too many. What can be tried to the end are `AllowedValues`,
 * and else the texts that a parameter is compared with and one that stands for all others: not a list, nor what is used
 * otherwise.
 * @param closed further parameters that are open, each with `AllowedValues`
 */
export function choicesOf(
  conditions: readonly string[],
  stack: Stack,
  closed: readonly string[] = [],
): readonly Choice[] | undefined {
  const definitions = definitionsOf(conditions, stack);
  if (!definitions) return undefined;
  let choices: readonly Choice[] = [new Map()];
  for (const name of new Set([...openIn(definitions, stack), ...closed])) {
    const declaration = stack.parameters.get(name) ?? null;
    const texts = allowedValues(declaration) ?? textsThatTell(name, definitions, stack);
    if (isListType(declaration) || !texts || choices.length * texts.length > maxTrials) return undefined;
    choices = choices.flatMap((choice) => texts.map((text) => new Map([...choice, [name, text]])));
  }
  stack.budget.trialsLeft -= choices.length;
  if (choices[0]?.size === 0 || stack.budget.trialsLeft < 0) return undefined;
  return choices.filter((choice) => !breaksRules(withChoice(choice, stack)));
}

function openIn(definitions: Definitions, stack: Stack): readonly string[] {
  const scope = stack.scopeUnder(undefined);
  const parameters = parametersOf(definitions, stack).filter((name) => isUnknown(scope.reference(name)));
  const symbolic = pseudo.filter((name) => definitions.names.has(name) && isSymbolic(String(stack.pseudo.get(name))));
  // One that is used otherwise stays a symbol.
  return [...parameters, ...symbolic.filter((name) => textsThatTell(name, definitions, stack))];
}

/** The same stack with other values, for a trial. */
export function withChoice(choice: Choice, stack: Stack): Stack {
  return stack.trial(
    (parameter) => choice.get(parameter) ?? stack.given(parameter),
    new Map([...stack.pseudo, ...pseudo.flatMap((name) => pair(name, choice.get(name)))]),
  );
}

function pair(name: string, text: string | undefined): readonly (readonly [string, string])[] {
  return text === undefined ? [] : [[name, text]];
}

/**
 * The truth of a condition that cannot be told, where it is the same for every value that its open parameters may be
 * given.
 */
export function certainTruth(condition: string, stack: Stack): boolean | undefined {
  const choices = choicesOf([condition], stack) ?? [];
  const truths = new Set(choices.map((choice) => withChoice(choice, stack).scopeUnder(undefined).condition(condition)));
  const [truth] = truths;
  return truths.size !== 1 || isUnknown(truth) ? undefined : truth;
}
