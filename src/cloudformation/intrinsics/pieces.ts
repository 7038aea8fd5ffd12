import { isUnknown, type Json, type Tree, type Value } from '../../model/index.js';
import type { Scope } from '../evaluation/scope.js';
import { onlyEntry } from '../template/json.js';
import { joinParts } from './join.js';
import { subPieces } from './sub.js';

/** What a text is put together from, where a function does so. */
export function piecesOf(node: Json, scope: Scope): readonly Value<Tree>[] | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  if (argument === undefined) return undefined;
  if (name === 'Fn::Sub') return subPieces(argument, scope);
  if (name !== 'Fn::Join') return undefined;
  const parts = joinParts(argument, scope);
  return isUnknown(parts) ? undefined : parts.items.flatMap((item) => [parts.separator, item]).slice(1);
}
