import { digestOf } from '../model/index.js';
import { type FactsHeader, SCHEMA_VERSION } from './facts.js';

/** The first line of the facts of a shard. */
export function headerOf(fields: Omit<FactsHeader, 'rolecall' | 'schemaVersion'>): FactsHeader {
  return { rolecall: 'facts', schemaVersion: SCHEMA_VERSION, ...fields };
}

/**
 * What a list of paths that is divided into shards is known by, in whatever order it is given.
 * @param names of the paths from the root of the repository, so that it is the same from wherever they are given
 */
export function dividedDigest(names: readonly string[]): string {
  return digestOf(JSON.stringify([...new Set(names)].sort()));
}
