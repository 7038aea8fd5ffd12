import { digestOf, type Read } from '../model/index.js';
import type { Facts, HeaderToBe } from './facts.js';
import { completed } from './header.js';
import { toLine } from './lines.js';
import { withLocations } from './located.js';
import { byKey } from './merge.js';

/**
 * The text of a facts file, NDJSON: a header, a line for each input, and a closing line with their number and the
 * digest of all lines before it, which shows a file that is cut off or was altered. Several may follow one another in
 * one file, so that files are merged by putting them end to end.
 */
export function writeFacts({ header, inputs }: Facts): string {
  const body = [header, ...inputs].map(toLine).join('');
  return body + toLine({ end: inputs.length, digest: digestOf(body) });
}

/** The text of the facts of what was read, as it is: see to it that nothing secret is in it. */
export function write(read: Read, header: HeaderToBe, nameOf: (input: string) => string): string {
  return writeFacts({ header: completed(header, read, nameOf), inputs: withLocations(read).sort(byKey) });
}
