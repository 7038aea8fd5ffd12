import type { Members, ReadMembers, RecordKind, RecordShape } from './shape.js';

/** A mapping that is bytes until somebody asks for one of its members: then all of them are read. */
class UnreadMapping {
  readonly #bytes: Buffer;
  readonly #at: number;
  readonly #header: Members;
  #read: ReadMembers | undefined;

  constructor(bytes: Buffer, at: number, header: Members, read: ReadMembers) {
    this.#bytes = bytes;
    this.#at = at;
    this.#header = header;
    this.#read = read;
  }

  /** From here on it is a plain mapping. */
  static readNow(mapping: UnreadMapping): void {
    const read = mapping.#read;
    if (read === undefined) return;
    mapping.#read = undefined;
    for (const [name, value] of Object.entries(read(mapping.#bytes, mapping.#at, mapping.#header)))
      Object.defineProperty(mapping, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

/** The shape of a record, by its header and the names of all other members that anybody may ask for. */
export function record(header: Members, later: readonly string[]): RecordShape {
  return { header, kind: kindWith(later) };
}

/** The class of mappings that can be asked for certain members. Anything else is there only once they are read. */
function kindWith(names: readonly string[]): RecordKind {
  class Kind extends UnreadMapping {}
  for (const name of names) {
    Object.defineProperty(Kind.prototype, name, {
      enumerable: true,
      get(this: Kind) {
        UnreadMapping.readNow(this);
        return Object.getOwnPropertyDescriptor(this, name)?.value;
      },
    });
  }
  return Kind as unknown as RecordKind;
}
