import type { Change, Exists, Json, Path } from '../model/index.js';
import { type Address, addressText, parseAddress, parseModule } from './address.js';
import { holdsTrue, type JsonMap, mapOf, textOf } from './json.js';
import type { Key } from './traversal.js';

/** One resource instance of a plan or state, with what the document says of its attributes. */
export interface Instance extends Address {
  /** The address as reports show it. */
  readonly address: string;
  /** Key of an object that is no longer the current one of its address; empty for the current one. */
  readonly deposed: string;
  /** From the root of the document to its attributes. */
  readonly path: Path;
  readonly change: Change;
  readonly exists: Exists;
  /** What the document says of its attributes. Parsers of large plans read this only when it is asked for. */
  readonly source: JsonMap;
  /** The keys under which the source has it. */
  readonly parts: Parts;
}

/** Keys of the attributes by name, and of what marks them with `true` as unknown and as sensitive. */
export interface Parts {
  readonly values: string;
  readonly unknown?: string;
  readonly sensitive: string;
}

/** An attribute: after apply, or as it was last known of what goes away. */
export function attributeOf({ source, parts }: Instance, attribute: string): Json | undefined {
  return mapOf(source[parts.values])[attribute];
}

/** The mark of an attribute that is known only after apply: `true`, or the shape of its value with `true` in it. */
export function markOf({ source, parts }: Instance, attribute: string): Json | undefined {
  const mark = parts.unknown === undefined ? undefined : source[parts.unknown];
  return mark === true ? true : mapOf(mark)[attribute];
}

/** Whether an attribute, or without one every attribute, is known before apply. */
export function isKnown({ source, parts }: Instance, attribute?: string): boolean {
  const mark = parts.unknown === undefined ? undefined : source[parts.unknown];
  return mark !== true && !holdsTrue(attribute === undefined ? mark : mapOf(mark)[attribute]);
}

/** Whether an attribute, or without one any attribute, holds something sensitive. */
export function isSensitive({ source, parts }: Instance, attribute?: string): boolean {
  const mark = source[parts.sensitive];
  return mark === true || holdsTrue(attribute === undefined ? mark : mapOf(mark)[attribute]);
}

/**
 * Address and deposed key that an entry of a plan or state states. Terraform 0.12 leaves module and index out of
 * the addresses of a state, so that they are completed from `module`, the enclosing module, and `index`.
 * Nothing where the entry names no resource.
 */
export function identify(
  entry: JsonMap,
  module: string,
): (Address & Pick<Instance, 'address' | 'deposed'>) | undefined {
  const stated = parseAddress(textOf(entry.address) ?? '');
  if (!stated) return undefined;
  const { block, type } = stated;
  const key = stated.key ?? indexKey(entry.index);
  const inModule = stated.module.length > 0 ? stated.module : parseModule(module);
  const address = addressText({ module: inModule, block, key });
  return { module: inModule, block, type, key, address, deposed: deposedKey(entry.deposed ?? entry.deposed_key) };
}

function indexKey(index: Json | undefined): Key | undefined {
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}

/** Early formats have a boolean where later ones have a key. */
function deposedKey(value: Json | undefined): string {
  return textOf(value) ?? (value === true ? 'deposed' : '');
}
