import { isUnknown, type Json, type Path, type Tree, type Value } from '../../model/index.js';
import { maxDepth } from '../evaluation/run.js';
import type { Scope } from '../evaluation/scope.js';
import { asTexts } from '../evaluation/text.js';
import { EXTENSIONS } from '../intrinsics/extended.js';
import { isMapping, isSequence, type JsonMap } from './json.js';
import { sizeOf } from './size-of.js';
import { type Substitution, substitute, substituteInText } from './substitute.js';

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

export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/**
 * The entries of a mapping with every `Fn::ForEach::Name: [Identifier, List, {Key: Value}]` replaced by the copies
 * it makes, nested loops included.
 * Source: CloudFormation template reference, intrinsic-function-reference-foreach.
 * @param substitutions of the loops around the mapping
 */
export function expandLoops(node: JsonMap, scope: Scope, substitutions: readonly Substitution[] = []): LoopResult {
  const entries: LoopEntry[] = [];
  const unread: UnreadLoop[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (isLoop(key)) {
      const result = unroll(key, value, scope, substitutions);
      entries.push(...result.entries);
      unread.push(...result.unread);
    } else {
      const own = { key: substituteInText(key, substitutions), value: substitute(value, substitutions) };
      entries.push({ ...own, path: [key] });
    }
  }
  return { entries, unread };
}

function unroll(name: string, loop: Json, scope: Scope, around: readonly Substitution[]): LoopResult {
  const [identifier, list, fragment = null] = isSequence(loop) ? loop : [];
  const leave = (reason: string): LoopResult => ({ entries: [], unread: [{ name, reason, fragment }] });
  if (!scope.isExtended) return leave(`wants ${EXTENSIONS}`);
  if (typeof identifier !== 'string' || list === undefined || !isMapping(fragment)) {
    return leave('is not a list of an identifier, a list and a mapping');
  }
  const items = itemsOf(scope.evaluate(substitute(list, around)));
  if (typeof items === 'string') return leave(`repeats over a list that cannot be told: ${items}`);
  const { nodes, depth } = sizeOf(fragment);
  scope.run.copiesLeft -= items.length * nodes;
  if (scope.run.copiesLeft < 0 || depth > maxDepth) return leave('makes too many copies to look at');
  const results = items.map((item) => expandLoops(fragment, scope, [...around, { identifier, item }]));
  return {
    entries: results.flatMap((result) => result.entries.map((entry) => ({ ...entry, path: [name, 2, ...entry.path] }))),
    unread: results.flatMap((result) => result.unread),
  };
}

/** The texts to repeat over, or why they cannot be told. */
function itemsOf(list: Value<Tree>): readonly string[] | string {
  const items = asTexts(list) ?? [];
  if (isUnknown(items)) return items.$unknown;
  const unknownItem = items.find(isUnknown);
  return unknownItem ? unknownItem.$unknown : items.filter((item) => typeof item === 'string');
}
