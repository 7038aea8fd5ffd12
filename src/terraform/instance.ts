import type { Change, Exists, Json, Path } from '../model/index.js';
import { type Address, addressText, parseAddress, parseModule } from './address.js';
import { type JsonMap, textOf } from './json.js';

/** One resource instance of a plan or state, with what the document says of its attributes. */
export interface Instance extends Address {
  /** The address as reports show it. */
  readonly address: string;
  /** Key of an object that is no longer the current one of its address; empty for the current one. */
  readonly deposed: string;
  /** From the root of the document to `values`. */
  readonly path: Path;
  readonly change: Change;
  readonly exists: Exists;
  /** Attributes by name: after apply, or the last known ones of what goes away. */
  readonly values: JsonMap;
  /** The shape of the values, with `true` where they are known only after apply. */
  readonly unknown: Json;
  /** The shape of the values, with `true` where they are sensitive. */
  readonly sensitive: Json;
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
  const { index } = entry;
  const address: Address = {
    ...stated,
    module: stated.module.length > 0 ? stated.module : parseModule(module),
    key: stated.key ?? (typeof index === 'string' || typeof index === 'number' ? index : undefined),
  };
  return { ...address, address: addressText(address), deposed: deposedKey(entry.deposed ?? entry.deposed_key) };
}

/** Early formats have a boolean where later ones have a key. */
function deposedKey(value: Json | undefined): string {
  return textOf(value) ?? (value === true ? 'deposed' : '');
}
