import type { Json } from '../../model/index.js';

export type JsonMap = { readonly [key: string]: Json };

export function isMapping(node: Json | undefined): node is JsonMap {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

export function isSequence(node: Json | undefined): node is readonly Json[] {
  return Array.isArray(node);
}

/** The own entries of a mapping; none of anything else. A map, so that `constructor` is a key like any other. */
export function entriesOf(node: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(isMapping(node) ? Object.entries(node) : []);
}

/** One entry of a mapping; nothing where there is none, or where it is no mapping. */
export function entryOf(node: Json | undefined, key: string): Json | undefined {
  return isMapping(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/** The key of a mapping with one entry: how templates write a function. */
export function onlyKey(node: Json | undefined): string | undefined {
  if (!isMapping(node)) return undefined;
  const keys = Object.keys(node);
  return keys.length === 1 ? keys[0] : undefined;
}

/** The key and the value of a mapping with one entry. */
export function onlyEntry(node: Json | undefined): readonly [string, Json] | undefined {
  const key = onlyKey(node);
  const value = key === undefined ? undefined : entryOf(node, key);
  return key === undefined || value === undefined ? undefined : [key, value];
}

/** A text, number or boolean as CloudFormation reads it where it wants a text. */
export function scalarText(node: unknown): string | undefined {
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean' ? String(node) : undefined;
}
