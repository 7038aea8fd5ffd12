import type { Json } from '../../model/index.js';
import { isMapping, isSequence } from './json.js';

/** The identifier of a loop, and the item that takes its place. */
export interface Substitution {
  readonly identifier: string;
  readonly item: string;
}

/** A text with `${Identifier}` replaced by the item, and `&{Identifier}` by its letters and digits. */
export function substituteInText(text: string, substitutions: readonly Substitution[]): string {
  return substitutions.reduce((result, { identifier, item }) => {
    const plain = item.replace(/[^A-Za-z0-9]/g, '');
    return result.replaceAll(`\${${identifier}}`, () => item).replaceAll(`&{${identifier}}`, () => plain);
  }, text);
}

/** A part of a template with the identifiers of loops replaced, in `Ref`, in texts and in keys. */
export function substitute(node: Json, substitutions: readonly Substitution[]): Json {
  if (substitutions.length === 0) return node;
  if (typeof node === 'string') return substituteInText(node, substitutions);
  if (isSequence(node)) return node.map((part) => substitute(part, substitutions));
  if (!isMapping(node)) return node;
  const referred = substitutions.find(({ identifier }) => node.Ref === identifier);
  if (referred) return referred.item;
  const entries = Object.entries(node).map(([key, value]) => {
    return [substituteInText(key, substitutions), substitute(value, substitutions)] as const;
  });
  return Object.fromEntries(entries);
}
