import { CLOSE_LIST, CLOSE_MAP, COMMA, endOfString, endOfValue, OPEN_LIST, OPEN_MAP, skipSpace } from './scan.js';

/** One entry of a mapping, or one element of a list. */
export interface Entry {
  readonly key: string | number;
  /** Offsets of the key; absent in a list. */
  readonly keyStart?: number;
  readonly keyEnd?: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What the mapping or list at `start` holds, in order; nothing of any other value. Takes valid JSON for granted. */
export function* entries(bytes: Buffer, start: number): Generator<Entry> {
  const isMap = bytes[start] === OPEN_MAP;
  if (!isMap && bytes[start] !== OPEN_LIST) return;
  let at = skipSpace(bytes, start + 1);
  for (let index = 0; at < bytes.length && bytes[at] !== CLOSE_MAP && bytes[at] !== CLOSE_LIST; index += 1) {
    const entry = isMap ? mapEntry(bytes, at) : { key: index, valueStart: at, valueEnd: endOfValue(bytes, at) };
    yield entry;
    at = skipSpace(bytes, entry.valueEnd);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
  }
}

function mapEntry(bytes: Buffer, keyStart: number): Entry {
  const keyEnd = endOfString(bytes, keyStart);
  const key = JSON.parse(bytes.toString('utf8', keyStart, keyEnd)) as string;
  const valueStart = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
  return { key, keyStart, keyEnd, valueStart, valueEnd: endOfValue(bytes, valueStart) };
}
