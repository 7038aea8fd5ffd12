import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Json, Path } from '../../model/index.js';
import { isTooDeep, MOST_LEVELS } from '../data.js';
import { scalarToData } from './scalar.js';
import { longForm } from './tags.js';

/** What was wrong with the nodes of a document, beside its syntax. */
export interface NodeFault {
  readonly code: 'duplicate-key' | 'too-deep' | 'yaml-key' | 'yaml-alias' | 'yaml-too-large';
  readonly path: Path;
  readonly node: Node;
}

/** Nodes that a document may have once its aliases are written out. */
const MOST_NODES = 1_000_000;

/** Faults that are told of; somebody who writes more of them means harm. */
const MOST_FAULTS = 1_000;

/** Where a node is: the way to it is made only for those that something is wrong with. */
interface At {
  readonly step: string | number;
  readonly parent: At | undefined;
  readonly depth: number;
}

interface Walk {
  readonly anchors: Map<string, { readonly data: Json; readonly nodes: number }>;
  readonly faults: NodeFault[];
  nodes: number;
}

/**
 * A node as plain data, with intrinsics in their long form and merge keys merged. Aliases share the data of their
 * anchor, so that time and memory stay linear; `yaml-too-large` tells of those that would grow without bound.
 */
export function nodeToData(node: Node | null): { data: Json; faults: readonly NodeFault[] } {
  const walk: Walk = { anchors: new Map(), faults: [], nodes: 0 };
  const data = node ? toData(node, undefined, walk) : null;
  if (node && walk.nodes > MOST_NODES) walk.faults.push({ code: 'yaml-too-large', path: [], node });
  else if (node && isTooDeep(data)) walk.faults.push({ code: 'too-deep', path: [], node });
  return { data, faults: walk.faults };
}

function fault({ faults }: Walk, code: NodeFault['code'], at: At | undefined, node: Node): void {
  if (faults.length < MOST_FAULTS) faults.push({ code, path: pathTo(at), node });
}

function below(parent: At | undefined, step: string | number): At {
  return { step, parent, depth: (parent?.depth ?? 0) + 1 };
}

function pathTo(at: At | undefined): Path {
  const path: (string | number)[] = [];
  for (let one = at; one; one = one.parent) path.push(one.step);
  return path.reverse();
}

function toData(node: Node, at: At | undefined, walk: Walk): Json {
  if (isAlias(node)) return aliasToData(node, at, walk);
  if ((at?.depth ?? 0) > MOST_LEVELS || walk.nodes > MOST_NODES) return null;
  const before = walk.nodes;
  walk.nodes += 1;
  const tag = ownTag(node);
  const plain = untaggedToData(node, tag === undefined ? at : below(at, longForm(tag)), walk);
  const data = tag === undefined ? plain : { [longForm(tag)]: plain };
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor) walk.anchors.set(anchor, { data, nodes: walk.nodes - before });
  return data;
}

/** The tag of a node where it is none of YAML's own. */
export function ownTag(node: Node): string | undefined {
  const { tag } = node as { tag?: string };
  return tag === undefined || tag === '!' || tag.startsWith('tag:yaml.org,2002:') ? undefined : tag;
}

function untaggedToData(node: Node, at: At | undefined, walk: Walk): Json {
  if (isMap(node)) return mapToData(node as YAMLMap<Node, Node | null>, at, walk);
  if (isSeq(node)) return node.items.map((item, index) => toData(item as Node, below(at, index), walk));
  return isScalar(node) ? scalarToData(node) : null;
}

/** An alias inside its own anchor, or to none, has no data. */
function aliasToData(node: Node & { source: string }, at: At | undefined, walk: Walk): Json {
  const target = walk.anchors.get(node.source);
  if (!target) fault(walk, 'yaml-alias', at, node);
  walk.nodes += target?.nodes ?? 1;
  return target?.data ?? null;
}

function mapToData(map: YAMLMap<Node, Node | null>, at: At | undefined, walk: Walk): Json {
  const data: Record<string, Json> = {};
  const merged: Json[] = [];
  for (const pair of map.items) {
    const key = keyOf(pair, at, walk);
    if (key === undefined) continue;
    const value = pair.value ? toData(pair.value, below(at, key), walk) : null;
    if (isMergeKey(pair) && isMergeable(value)) {
      merged.push(value);
      continue;
    }
    if (Object.hasOwn(data, key)) fault(walk, 'duplicate-key', below(at, key), pair.key);
    put(data, key, value);
  }
  if (walk.nodes <= MOST_NODES) for (const source of merged.flat()) mergeInto(data, source as Json);
  return data;
}

function keyOf(pair: Pair<Node, Node | null>, at: At | undefined, walk: Walk): string | undefined {
  if (isScalar(pair.key)) return String(pair.key.value ?? '');
  fault(walk, 'yaml-key', at, pair.key);
  return undefined;
}

function isMergeKey(pair: Pair<Node, Node | null>): boolean {
  return (
    isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN' && !(pair.value && ownTag(pair.value))
  );
}

function isMergeable(value: Json): boolean {
  const sources: readonly Json[] = Array.isArray(value) ? value : [value];
  return sources.every((source) => typeof source === 'object' && source !== null && !Array.isArray(source));
}

/** What the mapping says itself goes before what it merges, and an earlier source before a later one. */
function mergeInto(data: Record<string, Json>, source: Json): void {
  for (const [key, value] of Object.entries(source as object)) {
    if (!Object.hasOwn(data, key)) put(data, key, value);
  }
}

/** `__proto__` is a key like any other, and no way to the prototype. */
function put(data: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') data[key] = value;
  else Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
}
