import { isList, isUnknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { malformed } from './malformed.js';

/** `Fn::Length: list`. */
export const length: Intrinsic = (argument, scope) => {
  const list = scope.evaluate(argument);
  if (isUnknown(list)) return list;
  return isList(list) ? list.length : malformed('Fn::Length', 'a list');
};
