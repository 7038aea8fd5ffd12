import { isUnknown } from '../../model/index.js';
import { asTruth } from '../intrinsics/logic.js';
import type { Stack } from '../stack/stack.js';
import { type Assumptions, nothingAssumed, type Scope } from '../values/scope.js';
import { assume } from './assume.js';
import { choicesOf, withChoice } from './choices.js';

/** One way in which conditions that cannot be told may turn out: whether each holds. */
export type Way = ReadonlyMap<string, boolean>;

/** Conditions beyond this many are not told apart where their values cannot be tried. */
const maxConditions = 5;

/** Ways beyond this many are not gone. */
const maxWays = 32;

/**
 * The ways in which conditions may turn out together: one of them is what will be. By the values that their parameters
 * may be given, where those can be tried to the end, and else by what follows from one for the others. Nothing where there
 * are too many.
 */
export function waysOf(conditions: readonly string[], stack: Stack): readonly Way[] | undefined {
  const ways = byValues(conditions, stack) ?? byLogic(conditions, stack);
  return ways && ways.length <= maxWays ? ways : undefined;
}

function byValues(conditions: readonly string[], stack: Stack): readonly Way[] | undefined {
  const ways = new Map<string, Way>();
  for (const choice of choicesOf(conditions, stack) ?? []) {
    const scope = withChoice(choice, stack).scopeUnder(undefined);
    const truths = conditions.map((name) => scope.condition(name));
    if (truths.some(isUnknown)) return undefined;
    ways.set(truths.join(), new Map(conditions.map((name, index) => [name, truths[index] === true])));
  }
  return ways.size > 0 ? [...ways.values()] : undefined;
}

function byLogic(conditions: readonly string[], stack: Stack): readonly Way[] | undefined {
  if (conditions.length > maxConditions) return undefined;
  let ways: readonly Way[] = [new Map()];
  for (const name of conditions)
    ways = ways.flatMap((way) => [true, false].map((truth) => new Map([...way, [name, truth]])));
  return ways.filter((way) => isConsistent(way, stack));
}

/** Whether no condition contradicts what is taken for granted of the others. */
function isConsistent(way: Way, stack: Stack): boolean {
  const all = assumedIn(way, stack);
  return [...way].every(([name, truth]) => {
    if (all.conditions.get(name) !== truth) return false;
    const conditions = new Map([...all.conditions].filter(([other]) => other !== name));
    const own = asTruth(stack.scopeWith({ ...all, conditions }).evaluate(stack.conditions.get(name) ?? null));
    return isUnknown(own) || own === truth;
  });
}

function assumedIn(way: Way, { conditions }: Stack): Assumptions {
  return [...way].reduce((before, [name, truth]) => assume(before, name, truth, conditions), nothingAssumed);
}

/** The scope of a template if its conditions turn out in a certain way. */
export function scopeIn(way: Way, stack: Stack): Scope {
  return stack.scopeWith(assumedIn(way, stack));
}
