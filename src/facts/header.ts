import { digestOf, NOTHING_PASSED_OVER, type Read } from '../model/index.js';
import { type FactsHeader, type HeaderToBe, SCHEMA_VERSION } from './facts.js';

/** The first line of the facts of a shard. */
export function headerOf(fields: Omit<HeaderToBe, 'rolecall' | 'schemaVersion'>): HeaderToBe {
  return { rolecall: 'facts', schemaVersion: SCHEMA_VERSION, ...fields };
}

/**
 * The header with what reading has brought to light. What was divided is known by the files as well, so that shards of
 * a folder which has changed in between are not taken for those of one.
 * @param nameOf what an input is called from the root of the repository
 */
export function completed(header: HeaderToBe, { passedOver, listing = [] }: Read, nameOf: NameOf): FactsHeader {
  const { shard } = header;
  const divided = shard.divided && digestOf(JSON.stringify([shard.divided, dividedDigest(listing.map(nameOf))]));
  return {
    ...header,
    shard: { ...shard, ...(divided && { divided }) },
    passedOver: passedOver ?? NOTHING_PASSED_OVER,
  };
}

type NameOf = (input: string) => string;

/**
 * What a list of paths that is divided into shards is known by, in whatever order it is given.
 * @param names of the paths from the root of the repository, so that it is the same from wherever they are given
 */
export function dividedDigest(names: readonly string[]): string {
  return digestOf(JSON.stringify([...new Set(names)].sort()));
}
