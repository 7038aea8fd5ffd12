import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, visit, type Document as YamlDocument } from 'yaml';
import type { Path } from '../../model/index.js';
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

function anchorsOf(document: YamlDocument): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_key, node) {
      const { anchor } = node as { anchor?: string };
      if (anchor) anchors.set(anchor, node as Node);
    },
  });
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
  return isMap(node) ? entry(node.items as Pair<Node, Node | null>[], step, anchors) : undefined;
}

function entry(pairs: Pairs, step: Step, anchors: ReadonlyMap<string, Node>): Part | undefined {
  const own = pairs.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (own) return { node: own.value ?? own.key, key: own.key };
  for (const source of mergedInto(pairs, anchors)) {
    const found = isMap(source) ? child(source, step, anchors) : undefined;
    if (found) return found;
  }
  return undefined;
}

function mergedInto(pairs: Pairs, anchors: ReadonlyMap<string, Node>): readonly Node[] {
  return pairs.flatMap(({ key, value }) => {
    if (!value || !isScalar(key) || key.value !== '<<') return [];
    const source = follow(value, anchors);
    return isSeq(source) ? source.items.map((each) => follow(each as Node, anchors)) : [source];
  });
}
