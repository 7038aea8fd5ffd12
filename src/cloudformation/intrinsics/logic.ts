import { isUnknown, type Json, type Tree, type Unknown, type Value } from '../../model/index.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { isSequence, scalarText } from '../template/json.js';
import { malformed } from './malformed.js';

/** `Fn::And`: false as soon as one part is false, whatever the others are. */
export const and: Intrinsic = (argument, scope) => decide('Fn::And', argument, scope, false);

/** `Fn::Or`: true as soon as one part is true, whatever the others are. */
export const or: Intrinsic = (argument, scope) => decide('Fn::Or', argument, scope, true);

/** `Fn::Not: [part]`. */
export const not: Intrinsic = (argument, scope) => {
  const [part, ...more] = isSequence(argument) ? argument : [];
  if (part === undefined || more.length > 0) return malformed('Fn::Not', 'a list of one condition');
  const holds = asTruth(scope.evaluate(part));
  return isUnknown(holds) ? holds : !holds;
};

/** `Condition: Name`, inside another condition. */
export const condition: Intrinsic = (argument, scope) => scope.condition(String(argument));

/** Whether a value is true, where a condition is wanted. */
export function asTruth(value: Value<Tree>): boolean | Unknown {
  if (isUnknown(value)) return value;
  const text = scalarText(value);
  return text === 'true' || text === 'false' ? text === 'true' : malformed('a condition', 'true or false');
}

/** The part that settles it, else the first that cannot be told, else the opposite. */
function decide(name: string, argument: Json, scope: Scope, settles: boolean): boolean | Unknown {
  if (!isSequence(argument) || argument.length < 2 || argument.length > 10) {
    return malformed(name, 'a list of two to ten conditions');
  }
  const parts = argument.map((part) => asTruth(scope.evaluate(part)));
  return parts.includes(settles) ? settles : (parts.find(isUnknown) ?? !settles);
}
