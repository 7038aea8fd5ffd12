import { type Facts, type FactsHeader, SCHEMA_VERSION } from './facts.js';
import { digestOf, toLine } from './lines.js';

/**
 * The text of a facts file, NDJSON: a header, a line for each input, and a closing line with their number and the
 * digest of all lines before it, which shows a file that is cut off or was altered. Several may follow one another in
 * one file, so that files are merged by putting them end to end.
 */
export function writeFacts({ header, inputs }: Facts): string {
  const body = [header, ...inputs].map(toLine).join('');
  return body + toLine({ end: inputs.length, digest: digestOf(body) });
}

/** The first line of the facts of a shard. */
export function headerOf(fields: Omit<FactsHeader, 'rolecall' | 'schemaVersion'>): FactsHeader {
  return { rolecall: 'facts', schemaVersion: SCHEMA_VERSION, ...fields };
}
