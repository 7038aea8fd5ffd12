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
  /**
   * The instance, the same at each call; nothing where the entry names none, or another entry tells what becomes of it.
   */
  readonly instance: () => Instance | undefined;
  /** The instance as it was before a change. */
  readonly before?: (() => Instance | undefined) | undefined;
}

/** The type in a block or in an address in the root module, and whether it is of a data source. */
export function blockOf(address: string): Pick<Entry, 'type' | 'isLookup'> {
  const isLookup = address.startsWith('data.');
  const start = isLookup ? 'data.'.length : 0;
  return { isLookup, type: address.slice(start, address.indexOf('.', start)) };
}

/** The instances of entries, in their order. */
export function instancesOf(entries: readonly Entry[]): readonly Instance[] {
  return entries.flatMap((entry) => entry.instance() ?? []);
}
