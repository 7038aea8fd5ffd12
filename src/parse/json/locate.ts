import type { Path, Range } from '../../model/index.js';
import { rangeOfBytes } from '../place.js';
import { type Entry, entries } from './entries.js';
import { endOfValue, skipSpace } from './scan.js';

/**
 * What the mappings and lists hold that were looked into so far, by their offsets: whoever asks for one asks for many.
 */
export type KnownEntries = Map<number, ReadonlyMap<string, Entry>>;

/**
 * Where a part of a JSON value stands in its bytes. The value starts at `start`; valid JSON is taken for granted.
 * What the value does not have is given the place of the innermost part on the path that it has.
 * @param known of the same bytes; added to
 */
export function locateInJson(
  bytes: Buffer,
  start: number,
  path: Path,
  part: 'key' | 'value',
  known: KnownEntries = new Map(),
): Range | undefined {
  let key: readonly [number, number] | undefined;
  let value = skipSpace(bytes, start);
  for (const step of path) {
    const entry = entriesAt(bytes, value, known).get(String(step));
    if (!entry) break;
    key = entry.keyStart === undefined ? undefined : [entry.keyStart, endOfValue(bytes, entry.keyStart)];
    value = entry.valueStart;
  }
  const [from, to] = (part === 'key' ? key : undefined) ?? [value, endOfValue(bytes, value)];
  return rangeOfBytes(bytes, from, to);
}

/** The entries by name, each the last of its name, as it is the one that JSON.parse keeps. */
function entriesAt(bytes: Buffer, value: number, known: KnownEntries): ReadonlyMap<string, Entry> {
  const found = known.get(value);
  if (found) return found;
  const byName = new Map(Array.from(entries(bytes, value), (entry) => [String(entry.key), entry]));
  known.set(value, byName);
  return byName;
}
