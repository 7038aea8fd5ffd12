import type { Json, Path } from '../../model/index.js';
import { entriesOf, isMapping, isSequence } from './json.js';

/** A list or mapping somewhere in a part of a template, with the way to it. */
export interface Node {
  readonly node: Json;
  readonly key?: string | number;
  readonly parent?: Node;
}

/** The part itself, and every list and mapping in it, from the top down. Takes any depth. */
export function* nodesIn(root: Json): Generator<Node> {
  const open: Node[] = [{ node: root }];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    yield parent;
    const { node: inside } = parent;
    if (isSequence(inside)) for (let i = inside.length - 1; i >= 0; i -= 1) add(open, inside[i], i, parent);
    else if (isMapping(inside)) for (const key of Object.keys(inside).reverse()) add(open, inside[key], key, parent);
  }
}

function add(open: Node[], node: Json | undefined, key: string | number, parent: Node): void {
  if (typeof node === 'object' && node !== null) open.push({ node, key, parent });
}

/** From the part that was searched to a node in it. */
export function pathTo(node: Node): Path {
  const path: (string | number)[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) if (at.key !== undefined) path.push(at.key);
  return path.reverse();
}

/** How many nodes a part of a template has, and how deep they are nested. Takes any depth. */
export function sizeOf(root: Json): { readonly nodes: number; readonly depth: number } {
  let nodes = 0;
  let depth = 0;
  let level: Json[] = [root];
  while (level.length > 0) {
    nodes += level.length;
    depth += 1;
    level = level.flatMap((node) => (isSequence(node) ? node : [...entriesOf(node).values()]));
  }
  return { nodes, depth };
}
