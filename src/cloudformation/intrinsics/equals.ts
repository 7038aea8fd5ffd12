import { isUnknown, type Json, type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import { sameText, symbolsIn } from '../evaluation/same-text.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { isSequence, onlyEntry, scalarText } from '../template/json.js';
import { malformed } from './malformed.js';

/** `Fn::Equals: [one, other]`: compared as texts, case and all. */
export const equals: Intrinsic = (argument, scope) => {
  const [left, right] = isSequence(argument) ? argument : [];
  if (left === undefined || right === undefined) return malformed('Fn::Equals', 'two values');
  const one = scope.evaluate(left);
  const other = scope.evaluate(right);
  if (isUnknown(one)) return unlessRuledOut(one, left, other, scope);
  if (isUnknown(other)) return unlessRuledOut(other, right, one, scope);
  return same(one, other);
};

function same(one: Value<Tree>, other: Value<Tree>): boolean | Unknown {
  const [left, right] = [scalarText(one), scalarText(other)];
  if (left === undefined || right === undefined) return JSON.stringify(one) === JSON.stringify(other);
  return sameText(left, right) ?? unknown(`${symbolsIn(left + right)} is known only at deployment`);
}

/** An unknown value is still no value that it can never become. */
function unlessRuledOut(value: Unknown, node: Json, other: Value<Tree>, scope: Scope): false | Unknown {
  if (value.$oneOf?.every((candidate) => same(candidate, other) === false)) return false;
  const call = onlyEntry(node);
  const text = scalarText(other);
  const isParameter = call?.[0] === 'Ref' && typeof call[1] === 'string';
  return isParameter && text !== undefined && scope.mayBe(String(call[1]), text) === false ? false : value;
}
