import { isList, isUnknown, type Tree, type Value } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { asNumber } from '../evaluation/text.js';
import { isSequence } from '../template/json.js';
import { malformed } from './malformed.js';
import { isSeveral, ofEach, withoutCandidates } from './one-of.js';

/** `Fn::Select: [index, list]`, counted from 0. */
export const select: Intrinsic = (argument, scope) => {
  if (!isSequence(argument) || argument.length !== 2) return malformed('Fn::Select', 'an index and a list');
  const [index, list] = argument.map((part) => scope.evaluate(part));
  return ofEach(index, (known) => ofEach(list, (items) => itemAt(asNumber(known), items)));
};

function itemAt(position: Value<number>, list: Value<Tree>): Tree {
  if (isUnknown(position)) return position;
  if (position === undefined || !isList(list)) return malformed('Fn::Select', 'an index and a list');
  const several = list.slice(0, position + 1).find(isSeveral);
  if (several) return withoutCandidates(several);
  return list[position] ?? malformed('Fn::Select', `an index below ${list.length}`);
}
