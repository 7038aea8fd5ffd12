import { isList, isUnknown, type Path, type Tree, type Unknown } from '../../model/index.js';

/** A part of a policy and where it stands. */
export interface Item {
  readonly value: Tree;
  readonly path: Path;
}

/** Policies may write one thing where a list is meant: what is there, as a list. */
export function itemsOf(tree: Tree | undefined, path: Path): Item[] {
  if (tree === undefined) return [];
  return isList(tree) ? tree.map((value, index) => ({ value, path: [...path, index] })) : [{ value: tree, path }];
}

/** A scalar as the text that IAM compares; nothing for anything else. */
export function textOf(tree: Tree): string | Unknown | undefined {
  if (isUnknown(tree) || typeof tree === 'string') return tree;
  return typeof tree === 'number' || typeof tree === 'boolean' ? String(tree) : undefined;
}
