import { type Read, runningDigest } from '../model/index.js';
import type { Facts, FactsHeader, HeaderToBe, InputFacts } from './facts.js';
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
  return textOf(header, inputs);
}

/** The text of the facts of what was read, as it is: see to it that nothing secret is in it. */
export function write(read: Read, header: HeaderToBe, nameOf: (input: string) => string): string {
  const inputs = [...read.inputs].sort(byKey);
  return textOf(completed(header, read, nameOf), withLocations({ ...read, inputs }));
}

/** Of very many inputs nothing is kept but their lines. */
function textOf(header: FactsHeader, inputs: Iterable<InputFacts>): string {
  const digest = runningDigest();
  const lines: string[] = [];
  const take = (value: object) => {
    const line = toLine(value);
    digest.add(line);
    lines.push(line);
  };
  take(header);
  for (const input of inputs) take(input);
  lines.push(toLine({ end: lines.length - 1, digest: digest.end() }));
  return lines.join('');
}
