import { isUnknown, type Json, type Path, type Tree, type Value } from '../../model/index.js';
import { isMapping, isSequence, type JsonMap } from '../template/json.js';
import { type Substitution, substitute, substituteInText } from '../template/substitute.js';
import { sizeOf } from '../template/walk.js';
import { maxDepth } from '../values/budget.js';
import type { Scope } from '../values/scope.js';
import { asTexts } from '../values/text.js';
import { EXTENSIONS, type Intrinsic, malformed } from './intrinsic.js';

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

/**
 * `Fn::ForEach::Name: [identifier, list, {key: value}]` stands for entries of the mapping around it, and is unrolled
 * where that is read. By itself it has no value.
 */
export const forEach: Intrinsic = {
  name: 'Fn::ForEach',
  extension: () => forEach.name,
  arity: { parts: [3, 3], wants: 'a list of an identifier, a list and a mapping' },
  evaluate: () => malformed(forEach.name, 'a name behind it'),
};

export function isLoop(key: string): boolean {
  return key.startsWith(LOOP);
}

const LOOP = `${forEach.name}::`;

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
      for (const entry of result.entries) entries.push(entry);
      for (const loop of result.unread) unread.push(loop);
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
    return leave(`is not ${forEach.arity.wants}`);
  }
  const items = itemsOf(scope.evaluate(substitute(list, around)));
  if (typeof items === 'string') return leave(`repeats over a list that cannot be told: ${items}`);
  const { nodes, depth } = sizeOf(fragment);
  scope.budget.copiesLeft -= items.length * nodes;
  if (scope.budget.copiesLeft < 0 || depth > maxDepth) return leave('makes too many copies to look at');
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
