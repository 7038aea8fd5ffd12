import type { Json } from '../../model/index.js';
import { blockOf, type Entry, type ReadEntry } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { type Address, addressText, moduleText, parseAddress, parseModule } from '../language/address.js';
import { type JsonMap, textOf } from '../language/json.js';
import type { Key } from '../language/traversal.js';

/**
 * An entry of a list of changes or resources.
 * @param module the text of the enclosing module, where the document states it
 */
export function entryOf(source: JsonMap, index: number, module: string, read: ReadEntry): Entry {
  const address = textOf(source.address) ?? '';
  const local = module !== '' && address.startsWith(`${module}.`) ? address.slice(module.length + 1) : address;
  const stated = local.startsWith('module.') ? parseAddress(address) : undefined;
  const { type, isLookup } = blockOf(stated?.block ?? local);
  return {
    address,
    module: stated ? moduleText(stated.module) : module,
    type,
    isLookup,
    isDeposed: Boolean(source.deposed ?? source.deposed_key),
    previousAddress: textOf(source.previous_address),
    stated: source,
    index,
    read,
  };
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
