import type { Path, Range } from '../../model/index.js';
import type { RangeOf } from '../place.js';
import { type Entry, entries } from './entries.js';
import { endOfValue, skipSpace } from './scan.js';

type Locate = (path: Path, part: 'key' | 'value') => Range;

/**
 * Where the parts of a JSON value stand in its bytes. The value starts at `start`; valid JSON is taken for granted.
 * What the value does not have is given the place of the innermost part on the path that it has. Whoever asks for one
 * part asks for many: what a mapping or list holds is looked up once.
 */
export function locateInJson(bytes: Buffer, start: number, rangeOf: RangeOf): Locate {
  const known = new Map<number, ReadonlyMap<string, Entry>>();
  let whole: Entry | undefined;
  return (path, part) => {
    whole ??= wholeAt(bytes, skipSpace(bytes, start));
    let entry = whole;
    for (const step of path) {
      const inner = entriesAt(bytes, entry.valueStart, known).get(String(step));
      if (!inner) break;
      entry = inner;
    }
    const { keyStart, keyEnd, valueStart, valueEnd } = entry;
    const isKey = part === 'key' && keyStart !== undefined && keyEnd !== undefined;
    return isKey ? rangeOf(keyStart, keyEnd) : rangeOf(valueStart, valueEnd);
  };
}

function wholeAt(bytes: Buffer, valueStart: number): Entry {
  return { key: '', valueStart, valueEnd: endOfValue(bytes, valueStart) };
}

/** The entries by name, each the last of its name, as it is the one that JSON.parse keeps. */
function entriesAt(
  bytes: Buffer,
  value: number,
  known: Map<number, ReadonlyMap<string, Entry>>,
): ReadonlyMap<string, Entry> {
  const found = known.get(value);
  if (found) return found;
  const byName = new Map(Array.from(entries(bytes, value), (entry) => [String(entry.key), entry]));
  known.set(value, byName);
  return byName;
}
