import { isUnknown } from '../../model/index.js';
import { asTruth } from '../intrinsics/logic.js';
import type { Stack } from '../stack/stack.js';
import { type Assumptions, nothingAssumed, type Scope } from '../values/scope.js';
import { assume } from './assume.js';
import { choicesOf, withChoice } from './choices.js';

/** One way in which what cannot be told may turn out. */
export interface Way {
  /** Whether each condition holds. */
  readonly truths: ReadonlyMap<string, boolean>;
  /** What parameters are given that may be given a few values only. */
  readonly values: ReadonlyMap<string, string>;
}

/** Conditions beyond this many are not told apart where their values cannot be tried. */
const maxConditions = 5;

/** Ways beyond this many are not gone. */
const maxWays = 32;

/**
 * The ways in which conditions, and parameters with `AllowedValues`, may turn out together: one of them is what will
 * be. By the values that parameters may be given, where those can be tried to the end, and else by what follows from
 * one condition for the others. Nothing where there are too many.
 */
export function waysOf(
  conditions: readonly string[],
  parameters: readonly string[],
  stack: Stack,
): readonly Way[] | undefined {
  const ways = byValues(conditions, parameters, stack) ?? byLogic(conditions, stack);
  return ways && ways.length <= maxWays ? ways : undefined;
}

function byValues(
  conditions: readonly string[],
  parameters: readonly string[],
  stack: Stack,
): readonly Way[] | undefined {
  const ways = new Map<string, Way>();
  for (const choice of choicesOf(conditions, stack, parameters) ?? []) {
    const scope = withChoice(choice, stack).scopeUnder(undefined);
    const truths = conditions.map((name) => scope.condition(name));
    if (truths.some(isUnknown)) return undefined;
    const values = parameters.map((name) => choice.get(name) ?? '');
    ways.set(JSON.stringify([truths, values]), {
      truths: new Map(conditions.map((name, index) => [name, truths[index] === true])),
      values: new Map(parameters.map((name, index) => [name, values[index] ?? ''])),
    });
  }
  return ways.size > 0 ? [...ways.values()] : undefined;
}

function byLogic(conditions: readonly string[], stack: Stack): readonly Way[] | undefined {
  if (conditions.length > maxConditions) return undefined;
  let all: readonly Way['truths'][] = [new Map()];
  for (const name of conditions) {
    all = all.flatMap((truths) => [true, false].map((truth) => new Map([...truths, [name, truth]])));
  }
  return all.map((truths) => ({ truths, values: new Map() })).filter((way) => isConsistent(way, stack));
}

/** Whether no condition contradicts what is taken for granted of the others. */
function isConsistent(way: Way, stack: Stack): boolean {
  const all = assumedIn(way, stack);
  return [...way.truths].every(([name, truth]) => {
    if (all.conditions.get(name) !== truth) return false;
    const conditions = new Map([...all.conditions].filter(([other]) => other !== name));
    const own = asTruth(stack.scopeWith({ ...all, conditions }).evaluate(stack.conditions.get(name) ?? null));
    return isUnknown(own) || own === truth;
  });
}

function assumedIn({ truths, values }: Way, { conditions }: Stack): Assumptions {
  const assumed = [...truths].reduce(
    (before, [name, truth]) => assume(before, name, truth, conditions),
    nothingAssumed,
  );
  return { ...assumed, parameters: new Map([...assumed.parameters, ...values]) };
}

/** The scope of a template if its conditions turn out in a certain way. */
export function scopeIn(way: Way, stack: Stack): Scope {
  return stack.scopeWith(assumedIn(way, stack));
}
