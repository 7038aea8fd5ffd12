import type { Json } from '../../model/index.js';
import { entriesOf, isSequence } from './json.js';

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
