import {
  firstUnknown,
  isSymbolic,
  isUnknown,
  type Json,
  type Tree,
  type Unknown,
  type Value,
} from '../../model/index.js';
import { isSequence, onlyEntry, scalarText } from '../template/json.js';
import { knownAtDeployment, sameText } from '../values/same-text.js';
import type { Scope } from '../values/scope.js';
import { type Intrinsic, partsOf } from './intrinsic.js';
import { referredIn } from './references.js';

/** `Fn::Equals: [one, other]`: compared as texts, case and all. */
export const equals: Intrinsic = {
  name: 'Fn::Equals',
  arity: { parts: [2, 2], wants: 'a list of two values' },
  evaluate: (argument, scope) => {
    const [left = null, right = null] = partsOf(argument);
    const one = scope.evaluate(left);
    const other = scope.evaluate(right);
    const open = firstUnknown(one) ?? firstUnknown(other);
    if (open === undefined) return same(one, other);
    const isRuledOut = neverMeet(one, other) || neverTakes(left, other, scope) || neverTakes(right, one, scope);
    return isRuledOut ? false : open;
  },
};

function same(one: Value<Tree>, other: Value<Tree>): boolean | Unknown {
  const texts = [one, other].map((value) => scalarText(value));
  const [left = JSON.stringify(one) ?? '', right = JSON.stringify(other) ?? ''] = texts;
  const areTexts = !texts.includes(undefined);
  const answer = areTexts ? sameText(left, right) : left === right || (isSymbolic(left + right) ? undefined : false);
  return answer ?? knownAtDeployment(left, right);
}

/** Pairs of values beyond this many are not compared. */
const maxPairs = 10_000;

/** Whether all is known that two values can be, and nothing of it is the same. */
function neverMeet(one: Value<Tree>, other: Value<Tree>): boolean {
  const [ones, others] = [possible(one), possible(other)];
  if (!ones || !others || ones.length * others.length > maxPairs) return false;
  return ones.every((left) => others.every((right) => same(left, right) === false));
}

/** Everything that a value can be; nothing where that list is open. */
function possible(value: Value<Tree>): readonly Value<Tree>[] | undefined {
  const values = isUnknown(value) ? value.$oneOf : [value];
  return values?.some(firstUnknown) ? undefined : values;
}

/** Whether a side is a parameter whose limits rule out everything that the other side can be. */
function neverTakes(side: Json, other: Value<Tree>, scope: Scope): boolean {
  const parameter = referredIn(side);
  if (parameter === undefined) return false;
  const texts = possible(other)?.map((value) => scalarText(value));
  return texts?.every((text) => text !== undefined && scope.mayBe(parameter, text) === false) === true;
}

/** The two sides of a comparison; nothing where a part of a template is none. */
export function sidesOf(node: Json): readonly Json[] | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  return name === equals.name && isSequence(argument) ? argument : undefined;
}
