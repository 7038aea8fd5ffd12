import {
  isList,
  isUnknown,
  type Json,
  symbol,
  type Tree,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { toJsonString } from '../intrinsics/encodings.js';
import { piecesOf } from '../intrinsics/pieces.js';
import { isMapping, onlyEntry, scalarText } from '../template/json.js';
import { maxDepth } from '../values/budget.js';
import { withoutCandidates } from '../values/one-of.js';
import type { Scope } from '../values/scope.js';
import type { PropertyReader } from './property-reader.js';

/** A policy document in a property of a resource: a mapping, or JSON text whose unknown parts stay unknown. */
export function documentAt(reader: PropertyReader, property: string): Value<Tree> {
  const node = reader.node(property);
  return node === undefined ? reader.value(property) : documentOf(node, reader.scope);
}

/** A policy document as a template writes it: a mapping, JSON text, or a function that makes one of them. */
export function documentOf(node: Json, scope: Scope): Value<Tree> {
  const [name, argument = null] = onlyEntry(node) ?? [];
  if (name === toJsonString.name && scope.isExtended && isMapping(argument)) return parsed(scope.evaluate(argument));
  const pieces = piecesOf(node, scope);
  return pieces ? parsePieces(pieces) : parsed(scope.evaluate(node));
}

/** A policy document after its functions were worked out: JSON text becomes data. */
export function parsed(document: Value<Tree>): Value<Tree> {
  if (isUnknown(document)) return withoutCandidates(document);
  return typeof document === 'string' ? parsePieces([document]) : (document ?? undefined);
}

/** JSON text as data. Unknown pieces inside its strings make those strings unknown, and nothing else. */
function parsePieces(pieces: readonly Value<Tree>[]): Tree {
  const unknowns = new Map<string, Unknown>();
  const texts = pieces.map((piece, index) => {
    if (!isUnknown(piece)) return scalarText(piece) ?? '';
    unknowns.set(symbol(`?${index}`), piece);
    return symbol(`?${index}`);
  });
  const [first] = unknowns.values();
  try {
    return restore(JSON.parse(texts.join('')), unknowns, 0);
  } catch {
    return first ? withoutCandidates(first) : unknown('the text of the policy is not JSON');
  }
}

function restore(node: Tree, unknowns: ReadonlyMap<string, Unknown>, depth: number): Tree {
  if (depth > maxDepth) return unknown('the policy is nested too deeply');
  if (typeof node === 'string') return unknownIn(node, unknowns) ?? node;
  if (typeof node !== 'object' || node === null) return node;
  if (isList(node)) return node.map((part) => restore(part, unknowns, depth + 1));
  const keys = Object.keys(node).map((key) => unknownIn(key, unknowns) ?? key);
  const unknownKey = keys.find(isUnknown);
  if (unknownKey || '$unknown' in node)
    return unknownKey ? withoutCandidates(unknownKey) : unknown('it holds the key `$unknown`');
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, restore(part, unknowns, depth + 1)]));
}

function unknownIn(text: string, unknowns: ReadonlyMap<string, Unknown>): Unknown | undefined {
  for (const [mark, value] of unknowns)
    if (text.includes(mark)) return text === mark ? value : withoutCandidates(value);
  return undefined;
}
