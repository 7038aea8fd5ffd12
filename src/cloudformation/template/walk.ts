import type { Json, Path } from '../../model/index.js';
import { entriesOf, isSequence } from './json.js';

/**
 * The first of the part itself, and of every list and mapping in it, from the top down, that passes a test; nothing
 * where none does. Takes any depth.
 */
export function firstNode(root: Json, test: (node: Json) => boolean): Json | undefined {
  const open: Json[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (test(node)) return node;
    const inside = partsOf(node);
    for (let i = inside.length - 1; i >= 0; i -= 1) {
      const part = inside[i];
      if (typeof part === 'object' && part !== null) open.push(part);
    }
  }
  return undefined;
}

function partsOf(node: Json): readonly Json[] {
  if (typeof node !== 'object' || node === null) return [];
  return isSequence(node) ? node : Object.values(node);
}

/** Calls back for each of these. */
export function eachNode(root: Json, visit: (node: Json) => void): void {
  firstNode(root, (node) => {
    visit(node);
    return false;
  });
}

/** A list or mapping somewhere in a part of a template, with the way to it. */
interface Node {
  readonly node: Json;
  readonly step?: string | number;
  readonly parent?: Node;
}

/** From the part that is searched to a list or mapping in it, where it first is. Takes any depth. */
export function pathTo(wanted: Json, root: Json): Path {
  const open: Node[] = [{ node: root }];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const { node } = parent;
    if (node === wanted) return stepsTo(parent);
    const steps = isSequence(node) ? [...node.keys()] : [...entriesOf(node).keys()];
    for (const step of steps.reverse()) open.push({ node: (node as Record<string, Json>)[step] ?? null, step, parent });
  }
  return [];
}

function stepsTo(node: Node): Path {
  const steps: (string | number)[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) if (at.step !== undefined) steps.push(at.step);
  return steps.reverse();
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
