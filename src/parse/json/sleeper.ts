import type { Json } from '../../model/index.js';
import type { Members } from './shape.js';

type Data = { [name: string]: Json };

/** Reads the mapping that stands at an offset, by the shapes of its header; an empty one where the bytes are none. */
export type Wake = (bytes: Buffer, at: number, header: Members) => Data;

/** A mapping that is bytes until somebody asks for one of its members: then all of them are read. */
class Sleeper {
  readonly #bytes: Buffer;
  readonly #at: number;
  readonly #header: Members;
  #wake: Wake | undefined;

  constructor(bytes: Buffer, at: number, header: Members, wake: Wake) {
    this.#bytes = bytes;
    this.#at = at;
    this.#header = header;
    this.#wake = wake;
  }

  /** From here on it is a plain mapping. */
  static awake(sleeper: Sleeper): void {
    const wake = sleeper.#wake;
    if (wake === undefined) return;
    sleeper.#wake = undefined;
    for (const [name, value] of Object.entries(wake(sleeper.#bytes, sleeper.#at, sleeper.#header)))
      Object.defineProperty(sleeper, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

/** A kind of sleeping mapping: what it can be asked for. */
export type SleeperKind = new (bytes: Buffer, at: number, header: Members, wake: Wake) => Data;

/** The kind that can be asked for certain members. Anything else is there only when the mapping is awake. */
export function sleeperKind(names: readonly string[]): SleeperKind {
  class Kind extends Sleeper {}
  for (const name of names) {
    Object.defineProperty(Kind.prototype, name, {
      enumerable: true,
      get(this: Kind) {
        Sleeper.awake(this);
        return Object.getOwnPropertyDescriptor(this, name)?.value;
      },
    });
  }
  return Kind as unknown as SleeperKind;
}
