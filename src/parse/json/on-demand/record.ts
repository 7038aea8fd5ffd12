import type { Data, Members, RecordKind, RecordShape } from './shape.js';

/** The shape of a record, by its header and the names of all other members that anybody may ask for. */
export function record(header: Members, later: readonly string[]): RecordShape {
  return { header, names: Object.keys(header), kind: kindWith(later) };
}

/**
 * The class of mappings that are bytes until somebody asks for one of certain members: then all of them are read, and
 * it is a plain mapping. Anything else is there only once they are read.
 */
function kindWith(names: readonly string[]): RecordKind {
  class UnreadMapping {
    #read: (() => Data) | undefined;

    constructor(read: () => Data) {
      this.#read = read;
    }

    static readNow(mapping: UnreadMapping): void {
      const read = mapping.#read;
      if (read === undefined) return;
      mapping.#read = undefined;
      for (const [name, value] of Object.entries(read()))
        Object.defineProperty(mapping, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  for (const name of names) {
    Object.defineProperty(UnreadMapping.prototype, name, {
      enumerable: true,
      get(this: UnreadMapping) {
        UnreadMapping.readNow(this);
        return Object.getOwnPropertyDescriptor(this, name)?.value;
      },
    });
  }
  return UnreadMapping as unknown as RecordKind;
}
