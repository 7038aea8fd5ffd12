import type { Json, Path } from '../../model/index.js';
import { entriesOf, isMapping, isSequence } from './json.js';

/** A list or mapping somewhere in a part of a template. */
export interface Node {
  readonly node: Json;
  /** From the part that was searched; made when asked, as few are. */
  path(): Path;
}

/** A node on the way down, with the way to it. */
interface Step {
  readonly node: Json;
  readonly key?: string | number;
  readonly parent?: Step;
}

/** The part itself, and every list and mapping in it, from the top down. Takes any depth. */
export function* nodesIn(root: Json): Generator<Node> {
  const open: Step[] = [{ node: root }];
  for (let step = open.pop(); step; step = open.pop()) {
    const parent = step;
    yield { node: parent.node, path: () => pathTo(parent) };
    for (const key of keysOf(parent.node).toReversed()) {
      const node = (parent.node as { readonly [key: string | number]: Json })[key];
      if (typeof node === 'object' && node !== null) open.push({ node, key, parent });
    }
  }
}

function pathTo(step: Step): Path {
  const path: (string | number)[] = [];
  for (let at: Step | undefined = step; at; at = at.parent) if (at.key !== undefined) path.push(at.key);
  return path.reverse();
}

function keysOf(node: Json): readonly (string | number)[] {
  if (isSequence(node)) return [...node.keys()];
  return isMapping(node) ? Object.keys(node) : [];
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
