import { isList, type Tree, type Value } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { malformed } from './malformed.js';
import { isSeveral, ofEach, withoutCandidates } from './one-of.js';

/** `Fn::Length: list`. */
export const length: Intrinsic = (argument, scope) => ofEach(scope.evaluate(argument), lengthOf);

function lengthOf(list: Value<Tree>): Tree {
  if (!isList(list)) return malformed('Fn::Length', 'a list');
  const several = list.find(isSeveral);
  return several ? withoutCandidates(several) : list.length;
}
