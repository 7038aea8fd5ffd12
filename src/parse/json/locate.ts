import type { Path, Range } from '../../model/index.js';
import { rangeOfBytes } from '../place.js';
import { type Entry, entries } from './entries.js';
import { endOfValue, skipSpace } from './scan.js';

/**
 * Where a part of a JSON value stands in its bytes. The value starts at `start`; valid JSON is taken for granted.
 * What the value does not have is given the place of the innermost part on the path that it has.
 */
export function locateInJson(bytes: Buffer, start: number, path: Path, part: 'key' | 'value'): Range | undefined {
  let key: readonly [number, number] | undefined;
  let value = skipSpace(bytes, start);
  for (const step of path) {
    const entry = entryOf(bytes, value, step);
    if (!entry) break;
    key = entry.keyStart === undefined ? undefined : [entry.keyStart, endOfValue(bytes, entry.keyStart)];
    value = entry.valueStart;
  }
  const [from, to] = (part === 'key' ? key : undefined) ?? [value, endOfValue(bytes, value)];
  return rangeOfBytes(bytes, from, to);
}

/** The last entry of that name, as it is the one that JSON.parse keeps. */
function entryOf(bytes: Buffer, value: number, step: string | number): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of entries(bytes, value)) {
    if (String(entry.key) === String(step)) found = entry;
  }
  return found;
}
