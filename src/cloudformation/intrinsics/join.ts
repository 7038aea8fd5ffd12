import { isList, isUnknown, type Json, type Tree, type Unknown } from '../../model/index.js';
import { ofEach } from '../values/one-of.js';
import type { Scope } from '../values/scope.js';
import { concatenate } from '../values/text.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/** `Fn::Join: [separator, list]`. */
export const join: Intrinsic = {
  name: 'Fn::Join',
  arity: { parts: [2, 2], wants: 'a separator and a list' },
  evaluate: (argument, scope) => {
    const [separator, list = null] = partsOf(argument);
    if (typeof separator !== 'string') return wrong();
    return ofEach(scope.evaluate(list), (items) => (isList(items) ? concatenate(items, separator) : wrong()));
  },
};

/** What a call joins, each item for itself. */
export function joinParts(
  argument: Json,
  scope: Scope,
): { readonly separator: string; readonly items: readonly Tree[] } | Unknown {
  const [separator, list] = partsOf(argument);
  if (typeof separator !== 'string' || list === undefined) return wrong();
  const items = scope.evaluate(list);
  if (isUnknown(items)) return items;
  return isList(items) ? { separator, items } : wrong();
}

function wrong(): Unknown {
  return malformed(join.name, join.arity.wants);
}
