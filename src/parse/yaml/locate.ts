import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, visit, type Document as YamlDocument } from 'yaml';
import { addAll, type Path } from '../../model/index.js';
import { longForm } from './tags.js';
import { ownTag } from './to-data.js';

type Step = string | number;
type Pairs = readonly Pair<Node, Node | null>[];
/** A part of the tree: its node, and the node of its key where it has one. */
type Part = { readonly node: Node; readonly key?: Node };

/**
 * The node of the innermost part on a path that stands in the document, as `to-data.ts` lays out the path:
 * a tag is a step of its own, aliases are followed, merged keys are found where they were merged from.
 */
export function nodeAt(document: YamlDocument, path: Path, part: 'key' | 'value'): Node | undefined {
  const anchors = anchorsOf(document);
  let found: Part | undefined = document.contents ? { node: document.contents as Node } : undefined;
  let tagTaken = false;
  for (const step of path) {
    if (!found) break;
    const node: Node = follow(found.node, anchors);
    const tag = ownTag(node);
    if (tag !== undefined && !tagTaken && longForm(tag) === step) {
      found = { ...found, node };
      tagTaken = true;
      continue;
    }
    const next = child(node, step, anchors);
    if (!next) break;
    found = next;
    tagTaken = false;
  }
  return part === 'key' ? (found?.key ?? found?.node) : found?.node;
}

/** What was looked up in a document or a mapping, for as long as that is held on to: one reading is asked many times. */
const anchorsFound = new WeakMap<YamlDocument, ReadonlyMap<string, Node>>();
const pairsFound = new WeakMap<Pairs, ReadonlyMap<string, Pair<Node, Node | null>>>();

function anchorsOf(document: YamlDocument): ReadonlyMap<string, Node> {
  const found = anchorsFound.get(document);
  if (found) return found;
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_key, node) {
      const { anchor } = node as { anchor?: string };
      if (anchor) anchors.set(anchor, node as Node);
    },
  });
  anchorsFound.set(document, anchors);
  return anchors;
}

function follow(node: Node, anchors: ReadonlyMap<string, Node>): Node {
  return isAlias(node) ? (anchors.get(node.source) ?? node) : node;
}

function child(node: Node, step: Step, anchors: ReadonlyMap<string, Node>): Part | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { node: item };
  }
  return isMap(node) ? entry(node, step, anchors) : undefined;
}

/** An entry of a mapping, its own or merged into it; each mapping is looked into once, however often it is merged. */
function entry(map: Node, step: Step, anchors: ReadonlyMap<string, Node>): Part | undefined {
  const seen = new Set<Node>();
  const open = [map];
  for (let one = open.pop(); one; one = open.pop()) {
    if (!isMap(one) || seen.has(one)) continue;
    seen.add(one);
    const pairs = one.items as Pair<Node, Node | null>[];
    const own = pairsOf(pairs).get(String(step));
    if (own) return { node: own.value ?? own.key, key: own.key };
    addAll(open, mergedInto(pairs, anchors).toReversed());
  }
  return undefined;
}

/** The entries of a mapping by key; of one that stands more than once the last. */
function pairsOf(pairs: Pairs): ReadonlyMap<string, Pair<Node, Node | null>> {
  const found = pairsFound.get(pairs);
  if (found) return found;
  const byKey = new Map(pairs.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
  pairsFound.set(pairs, byKey);
  return byKey;
}

function mergedInto(pairs: Pairs, anchors: ReadonlyMap<string, Node>): readonly Node[] {
  return pairs.flatMap(({ key, value }) => {
    if (!value || !isScalar(key) || key.value !== '<<') return [];
    const source = follow(value, anchors);
    return isSeq(source) ? source.items.map((each) => follow(each as Node, anchors)) : [source];
  });
}
