import { isUnknown, type Json, type Tree, type Value } from '../../model/index.js';
import { onlyEntry } from '../template/json.js';
import type { Scope } from '../values/scope.js';
import { join, joinParts } from './join.js';
import { sub, subPieces } from './sub.js';

/** What a text is put together from, where a function does so. */
export function piecesOf(node: Json, scope: Scope): readonly Value<Tree>[] | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  if (argument === undefined) return undefined;
  if (name === sub.name) return subPieces(argument, scope);
  if (name !== join.name) return undefined;
  const parts = joinParts(argument, scope);
  return isUnknown(parts) ? undefined : parts.items.flatMap((item) => [parts.separator, item]).slice(1);
}
