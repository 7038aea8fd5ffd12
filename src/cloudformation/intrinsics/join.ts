import { isList, isUnknown, type Json, type Tree, type Unknown } from '../../model/index.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { concatenate } from '../evaluation/text.js';
import { isSequence } from '../template/json.js';
import { malformed } from './malformed.js';
import { ofEach } from './one-of.js';

/** `Fn::Join: [separator, list]`. */
export const join: Intrinsic = (argument, scope) => {
  const [separator, list = null] = isSequence(argument) ? argument : [];
  if (typeof separator !== 'string') return malformed('Fn::Join', 'a separator and a list');
  return ofEach(scope.evaluate(list), (items) =>
    isList(items) ? concatenate(items, separator) : malformed('Fn::Join', 'a separator and a list'),
  );
};

/** What a `Fn::Join` joins, each item for itself. */
export function joinParts(
  argument: Json,
  scope: Scope,
): { readonly separator: string; readonly items: readonly Tree[] } | Unknown {
  const [separator, list] = isSequence(argument) ? argument : [];
  if (typeof separator !== 'string' || list === undefined) return malformed('Fn::Join', 'a separator and a list');
  const items = scope.evaluate(list);
  if (isUnknown(items)) return items;
  return isList(items) ? { separator, items } : malformed('Fn::Join', 'a separator and a list');
}
