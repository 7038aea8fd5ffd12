import type { Json, Path } from '../../../model/index.js';
import type { Source } from './source.js';

/** What stands behind a key or dash: the value, and the offsets of both; `NOWHERE` where there is no key. */
export interface Entry {
  readonly data: Json;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
}

/** What stands in mappings, lists and tags, by the data that they come to. */
export type Places = Map<Json, Map<string, Entry>>;

/** Notes where the value stands that was read last, if anybody asked. */
export function note(source: Source, within: Json, step: string, data: Json, keyStart: number, keyEnd: number): void {
  if (source.places === undefined) return;
  const { places, start, end } = source;
  const entries = places.get(within) ?? new Map<string, Entry>();
  places.set(within, entries.set(step, { data, keyStart, keyEnd, start, end }));
}

/** The offsets of the innermost part on a path that there is; `NOWHERE` where only the reader of all YAML knows them. */
export function offsetsIn(places: Places, root: Entry, path: Path, part: 'key' | 'value'): readonly [number, number] {
  let entry = root;
  for (const step of path) {
    const inner = places.get(entry.data)?.get(String(step));
    if (!inner) break;
    entry = inner;
  }
  return part === 'key' ? [entry.keyStart, entry.keyEnd] : [entry.start, entry.end];
}
