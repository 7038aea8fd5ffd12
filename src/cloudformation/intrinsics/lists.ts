import { isList, isUnknown, type Tree, type Value } from '../../model/index.js';
import { isSeveral, ofEach, withoutCandidates } from '../values/one-of.js';
import { asNumber } from '../values/text.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/** `Fn::Select: [index, list]`, counted from 0. */
export const select: Intrinsic = {
  name: 'Fn::Select',
  arity: { parts: [2, 2], wants: 'an index and a list' },
  evaluate: (argument, scope) => {
    const [index, list] = partsOf(argument).map((part) => scope.evaluate(part));
    return ofEach(index, (known) => ofEach(list, (items) => itemAt(asNumber(known), items)));
  },
};

function itemAt(position: Value<number>, list: Value<Tree>): Tree {
  if (isUnknown(position)) return position;
  if (position === undefined || !isList(list)) return malformed(select.name, select.arity.wants);
  const several = list.slice(0, position + 1).find(isSeveral);
  if (several) return withoutCandidates(several);
  return list[position] ?? malformed(select.name, `an index below ${list.length}`);
}

/** `Fn::Length: list`. */
export const length: Intrinsic = {
  name: 'Fn::Length',
  extension: () => length.name,
  arity: { wants: 'a list' },
  evaluate: (argument, scope) => ofEach(scope.evaluate(argument), lengthOf),
};

function lengthOf(list: Value<Tree>): Tree {
  if (!isList(list)) return malformed(length.name, length.arity.wants);
  const several = list.find(isSeveral);
  return several ? withoutCandidates(several) : list.length;
}
