import { isList } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { malformed } from './malformed.js';
import { ofEach } from './one-of.js';

/** `Fn::Length: list`. */
export const length: Intrinsic = (argument, scope) =>
  ofEach(scope.evaluate(argument), (list) => (isList(list) ? list.length : malformed('Fn::Length', 'a list')));
