import { isUnknown, type Json, type Tree, type Unknown, type Value } from '../../model/index.js';
import { onlyEntry, scalarText } from '../template/json.js';
import type { Scope } from '../values/scope.js';
import { type Arity, type Intrinsic, malformed, partsOf } from './intrinsic.js';

const twoToTen: Arity = { parts: [2, 10], wants: 'a list of two to ten conditions' };

/** `Fn::And`: false as soon as one part is false, whatever the others are. */
export const and: Intrinsic = {
  name: 'Fn::And',
  arity: twoToTen,
  evaluate: (argument, scope) => decide(argument, scope, false),
};

/** `Fn::Or`: true as soon as one part is true, whatever the others are. */
export const or: Intrinsic = {
  name: 'Fn::Or',
  arity: twoToTen,
  evaluate: (argument, scope) => decide(argument, scope, true),
};

/** `Fn::Not: [part]`. */
export const not: Intrinsic = {
  name: 'Fn::Not',
  arity: { parts: [1, 1], wants: 'a list of one condition' },
  evaluate: (argument, scope) => {
    const holds = asTruth(scope.evaluate(partsOf(argument)[0] ?? null));
    return isUnknown(holds) ? holds : !holds;
  },
};

/** `Condition: Name`, inside another condition. Of policy statements, a mapping under that name is no function. */
export const condition: Intrinsic = {
  name: 'Condition',
  arity: { wants: 'the name of a condition' },
  mentions: (argument) => (typeof argument === 'string' ? [{ kind: 'condition', name: argument }] : []),
  evaluate: (argument, scope) => scope.condition(String(argument)),
};

/** Whether a value is true, where a condition is wanted. */
export function asTruth(value: Value<Tree>): boolean | Unknown {
  if (isUnknown(value)) return value;
  const text = scalarText(value);
  return text === 'true' || text === 'false' ? text === 'true' : malformed('a condition', 'true or false');
}

/** The part that decides it, else the first that cannot be told, else the opposite. */
function decide(argument: Json, scope: Scope, decides: boolean): boolean | Unknown {
  const parts = partsOf(argument).map((part) => asTruth(scope.evaluate(part)));
  return parts.includes(decides) ? decides : (parts.find(isUnknown) ?? !decides);
}

/** Part of a condition, and whether it holds. */
export interface Part {
  readonly node: Json;
  readonly truth: boolean;
}

/** The parts of a condition whose truth follows from its own: all of an `And` that holds, of an `Or` that does not. */
export function impliedParts({ node, truth }: Part): readonly Part[] {
  const [name, argument] = onlyEntry(node) ?? [];
  const parts = partsOf(argument);
  if (name === not.name) return parts.map((part) => ({ node: part, truth: !truth }));
  return name === (truth ? and : or).name ? parts.map((part) => ({ node: part, truth })) : [];
}

/** The condition that holds where another one does. */
export function conditionNamed(name: string): Json {
  return { [condition.name]: name };
}

/** The name in `Condition: Name`. */
export function conditionIn(node: Json): string | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  return name === condition.name && typeof argument === 'string' ? argument : undefined;
}
