import { isUnknown, type Json, type Path, type Tree, type Value } from '../../model/index.js';
import { maxDepth } from '../evaluation/run.js';
import type { Scope } from '../evaluation/scope.js';
import { isMapping, isSequence, type JsonMap } from './json.js';
import { sizeOf } from './size-of.js';

/** An entry of a mapping after its loops were unrolled, and where it stands in the mapping as written. */
export interface LoopEntry {
  readonly key: string;
  readonly value: Json;
  readonly path: Path;
}

/** A loop that cannot be unrolled. */
export interface UnreadLoop {
  readonly name: string;
  /** The end of a sentence that begins with its name. */
  readonly reason: string;
  /** What it would make copies of. */
  readonly fragment: Json;
}

export interface LoopResult {
  readonly entries: readonly LoopEntry[];
  readonly unread: readonly UnreadLoop[];
}

const prefix = 'Fn::ForEach::';

export function isLoop(key: string): boolean {
  return key.startsWith(prefix);
}

/**
 * The entries of a mapping with every `Fn::ForEach::Name: [Identifier, List, {Key: Value}]` replaced by the copies
 * it makes, nested loops included.
 * Source: CloudFormation user guide, intrinsic-function-reference-foreach.
 */
export function expandLoops(node: JsonMap, scope: Scope): LoopResult {
  const entries: LoopEntry[] = [];
  const unread: UnreadLoop[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (!isLoop(key)) {
      entries.push({ key, value, path: [key] });
      continue;
    }
    const result = unroll(key, value, scope);
    entries.push(...result.entries);
    unread.push(...result.unread);
  }
  return { entries, unread };
}

function unroll(name: string, loop: Json, scope: Scope): LoopResult {
  const [identifier, list, fragment] = isSequence(loop) ? loop : [];
  const leave = (reason: string): LoopResult => ({
    entries: [],
    unread: [{ name, reason, fragment: fragment ?? null }],
  });
  if (typeof identifier !== 'string' || list === undefined || !isMapping(fragment)) {
    return leave('is not a list of an identifier, a list and a mapping');
  }
  const items = itemsOf(scope.evaluate(list));
  if (typeof items === 'string') return leave(`repeats over a list that cannot be told: ${items}`);
  const { nodes, depth } = sizeOf(fragment);
  scope.run.copiesLeft -= items.length * nodes;
  if (scope.run.copiesLeft < 0 || depth > maxDepth) return leave('makes too many copies to look at');
  const results = items.map((item) => expandLoops(replaceIn(fragment, identifier, item), scope));
  return {
    entries: results.flatMap((result) => result.entries.map((entry) => ({ ...entry, path: [name, 2, ...entry.path] }))),
    unread: results.flatMap((result) => result.unread),
  };
}

/** The texts to repeat over, or why they cannot be told. */
function itemsOf(list: Value<Tree>): readonly string[] | string {
  if (isUnknown(list)) return list.$unknown;
  if (!Array.isArray(list)) return 'it is not a list';
  const unknownItem = list.find(isUnknown);
  return unknownItem ? unknownItem.$unknown : list.map(String);
}

/** A copy of a fragment, with `Ref`, `${Identifier}` and `&{Identifier}` (letters and digits only) replaced. */
function replaceIn(fragment: JsonMap, identifier: string, item: string): JsonMap {
  const inText = (text: string): string =>
    text
      .replaceAll(`\${${identifier}}`, () => item)
      .replaceAll(`&{${identifier}}`, () => item.replace(/[^A-Za-z0-9]/g, ''));
  const inNode = (node: Json): Json => {
    if (typeof node === 'string') return inText(node);
    if (isSequence(node)) return node.map(inNode);
    if (!isMapping(node)) return node;
    return node.Ref === identifier ? item : inMapping(node);
  };
  const inMapping = (node: JsonMap): JsonMap =>
    Object.fromEntries(Object.entries(node).map(([key, value]) => [inText(key), inNode(value)]));
  return inMapping(fragment);
}
