import type { JsonMap } from '../language/json.js';
import type { Instance } from './instance.js';

/**
 * What a plan or state says of one instance. Of the thousands in a large plan few are ever asked about: until then
 * only its address is read.
 */
export interface Entry {
  /** As the document prints it: early formats leave out module and key. */
  readonly address: string;
  /** The text of the module instance that it stands in; empty for the root module. */
  readonly module: string;
  readonly type: string;
  /** Whether it is a data source: looked up, not managed. */
  readonly isLookup: boolean;
  /** Whether it is no longer the current object of its address. */
  readonly isDeposed: boolean;
  /** Where the instance was before a plan moves it. */
  readonly previousAddress: string | undefined;
  /** What the document says of it. */
  readonly stated: JsonMap;
  /** Its place in the list that it stands in. */
  readonly index: number;
  /** Reads its instance, as it does those of its whole list: there is little that each of very many entries takes. */
  readonly read: ReadEntry;
}

/** Reads an instance; nothing where the entry names none, or another entry tells what becomes of it. */
export type ReadEntry = (entry: Entry) => Instance | undefined;

/** The same, once for each entry. */
export function readingOnce(read: ReadEntry): ReadEntry {
  const known = new Map<Entry, Instance | undefined>();
  return (entry) => {
    if (!known.has(entry)) known.set(entry, read(entry));
    return known.get(entry);
  };
}

/**
 * Entries of which something else is known than they say.
 * @param made what an instance comes to; nothing where another entry tells what becomes of it
 */
export function reread(
  entries: readonly Entry[],
  made: (instance: Instance, entry: Entry) => Instance | undefined,
): readonly Entry[] {
  const reads = new Map<ReadEntry, ReadEntry>();
  for (const { read } of entries) if (!reads.has(read)) reads.set(read, readingOnce(then(read, made)));
  return entries.map((entry) => ({ ...entry, read: reads.get(entry.read) ?? entry.read }));
}

function then(read: ReadEntry, made: (instance: Instance, entry: Entry) => Instance | undefined): ReadEntry {
  return (entry) => {
    const instance = read(entry);
    return instance && made(instance, entry);
  };
}

/** The instance of an entry, the same at each call. */
export function instanceOf(entry: Entry): Instance | undefined {
  return entry.read(entry);
}

/** The type in a block or in an address in the root module, and whether it is of a data source. */
export function blockOf(address: string): Pick<Entry, 'type' | 'isLookup'> {
  const isLookup = address.startsWith('data.');
  const start = isLookup ? 'data.'.length : 0;
  return { isLookup, type: address.slice(start, address.indexOf('.', start)) };
}

/** The instances of entries, in their order. */
export function instancesOf(entries: readonly Entry[]): readonly Instance[] {
  return entries.flatMap((entry) => instanceOf(entry) ?? []);
}
