import type { Body, Expression } from './tree.js';

/** Every expression in a body or an expression, itself included, outer ones before those inside of them. */
export function expressionsIn(tree: Body | Expression): readonly Expression[] {
  const found: Expression[] = [];
  const open: unknown[] = [tree];
  for (const part of open) {
    if (typeof part !== 'object' || part === null) continue;
    if ('kind' in part && !notExpressions.has(String(part.kind))) found.push(part as Expression);
    for (const inner of Object.values(part)) open.push(inner);
  }
  return found;
}

/** Steps of a traversal, and the name that it begins with. */
const notExpressions: ReadonlySet<string> = new Set(['attribute', 'index', 'splat', 'name']);
