import type { ByteSource, Json } from '../../../model/index.js';
import { isTooDeep } from '../../data.js';
import {
  BACKSLASH,
  CLOSE_MAP,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  OPEN_MAP,
  QUOTE,
  SPACE,
  skipSpace,
} from '../scan.js';
import { offsetOf, type Window, whole, windowAt } from '../window.js';
import type { Data, RecordKind, RecordShape } from './shape.js';

/**
 * The shape of a record.
 * @param header the members that are read at once, with the shapes of those that are records
 * @param later the names of all other members that anybody may ask for
 */
export function record(header: RecordShape['header'], later: readonly string[]): RecordShape {
  return { header, names: Object.keys(header), kind: kindWith(later) };
}

/** Of most records no more than this needs to be in memory to read them. */
const USUAL = 1 << 13;

/**
 * The class of mappings that are bytes of a source until somebody asks for one of certain members: then all of them are
 * read, and it is a plain mapping. Anything else is there only once they are read.
 */
function kindWith(names: readonly string[]): RecordKind {
  class UnreadMapping {
    #source: ByteSource | undefined;
    readonly #start: number;

    constructor(source: ByteSource, start: number) {
      this.#source = source;
      this.#start = start;
    }

    static readNow(mapping: UnreadMapping): void {
      const source = mapping.#source;
      if (source === undefined) return;
      mapping.#source = undefined;
      const data = orElse({}, () => whole(windowAt(source, mapping.#start, USUAL), readWhole, undefined));
      for (const [name, value] of Object.entries(data))
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

function readWhole(window: Window): Data {
  return shallow(readPlain(window) as Data);
}

/** A value that is read whole. */
export function readPlain(window: Window): Json {
  const { bytes, at } = window;
  window.at = endOfValue(bytes, at);
  return JSON.parse(bytes.toString('utf8', at, window.at)) as Json;
}

/** How to read the records of a list: texts are often those of the record before, and then the same object. */
export interface HowToRead {
  readonly shape: RecordShape;
  readonly before: { [name: string]: string };
}

/** The header of a record; the rest of it stays bytes. All of it is in memory. */
export function readRecord(window: Window, how: HowToRead): Data {
  const { header, names, kind: Kind } = how.shape;
  const { source, bytes } = window;
  const data = new Kind(source, offsetOf(window));
  let at = window.at;
  do {
    at = spaceless(bytes, at + 1);
    if (bytes[at] === CLOSE_MAP) break;
    if (bytes[at] !== QUOTE) throw faultAt(window, at);
    const end = endOfString(bytes, at);
    if (end >= bytes.length) throw faultAt(window, end);
    const name = nameAt(bytes, at, end, names);
    at = spaceless(bytes, end);
    if (bytes[at] !== COLON) throw faultAt(window, at);
    window.at = spaceless(bytes, at + 1);
    if (name === undefined) window.at = endOfValue(bytes, window.at);
    else data[name] = readMember(window, header[name], name, how.before);
    at = spaceless(bytes, window.at);
  } while (bytes[at] === COMMA);
  if (bytes[at] !== CLOSE_MAP) throw faultAt(window, at);
  window.at = at + 1;
  return data;
}

/** Most often there is no white space. */
function spaceless(bytes: Buffer, at: number): number {
  return (bytes[at] as number) > SPACE ? at : skipSpace(bytes, at);
}

function faultAt(window: Window, at: number): SyntaxError {
  window.at = at;
  return new SyntaxError('a record is not well formed');
}

function readMember(window: Window, shape: RecordShape | undefined, name: string, before: HowToRead['before']): Json {
  if (shape === undefined || window.bytes[window.at] !== OPEN_MAP) return readShort(window, name, before);
  const data = new shape.kind(window.source, offsetOf(window));
  window.at = endOfValue(window.bytes, window.at);
  return data;
}

/** Which of some names of ASCII letters the key from `start` to `end` is, quotes included. */
function nameAt(bytes: Buffer, start: number, end: number, names: readonly string[]): string | undefined {
  const length = end - start - 2;
  for (const name of names) if (name.length === length && spells(bytes, start + 1, name)) return name;
  if (!mayHoldEscape(bytes, start, end)) return undefined;
  const key = JSON.parse(bytes.toString('utf8', start, end)) as string;
  return names.find((name) => name === key);
}

function mayHoldEscape(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === BACKSLASH) return true;
  return false;
}

function spells(bytes: Buffer, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name.charCodeAt(i)) return false;
  }
  return true;
}

/** A value that most often is a short text, and that of the record before. */
function readShort(window: Window, name: string, before: HowToRead['before']): Json {
  const { bytes, at } = window;
  if (bytes[at] !== QUOTE) return readPlain(window);
  const known = before[name];
  if (known !== undefined && bytes[at + 1 + known.length] === QUOTE && spells(bytes, at + 1, known)) {
    window.at = at + known.length + 2;
    return known;
  }
  window.at = endOfString(bytes, at);
  const text = bytes.toString('latin1', at + 1, window.at - 1);
  if (!isPlain.test(text)) return JSON.parse(bytes.toString('utf8', at, window.at)) as Json;
  before[name] = text;
  return text;
}

/** A text of ASCII that has nothing to unescape, as most are. */
const isPlain = /^[ !#-[\]-~]*$/;

/** Throws a `SyntaxError` for data that later stages cannot walk. */
export function shallow<T extends Json>(data: T): T {
  if (isTooDeep(data)) throw new SyntaxError('it is nested too deep');
  return data;
}

export function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return otherwise;
    throw error;
  }
}
