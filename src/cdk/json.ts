import type { Json } from '../model/index.js';

export type Mapping = { readonly [key: string]: Json };

/** The data of a text; nothing where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isMapping(node: Json | undefined): node is Mapping {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** What a mapping has under a key; nothing where it has none, or is no mapping. */
export function entryOf(node: Json | undefined, key: string): Json | undefined {
  return isMapping(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(node: Json | undefined): readonly (readonly [string, Json])[] {
  return isMapping(node) ? Object.entries(node) : [];
}

/** The elements of a list; none of anything else. */
export function itemsOf(node: Json | undefined): readonly Json[] {
  return Array.isArray(node) ? node : [];
}

/** The text that a mapping has under a key. */
export function textOf(node: Json | undefined, key: string): string | undefined {
  const entry = entryOf(node, key);
  return typeof entry === 'string' ? entry : undefined;
}
