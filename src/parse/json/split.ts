import { type Fault, findFault } from './fault.js';
import { OPEN_LIST, OPEN_MAP, skipSpace } from './scan.js';

/** One value of a stream: its bytes, or why they are no JSON. */
export interface Slice {
  readonly start: number;
  readonly end: number;
  readonly fault?: Fault;
}

const LINE_FEED = 0x0a;

/**
 * The JSON values of a text that is not one value: several in a row, one a line, or a program's own lines before,
 * between and behind them (`[command]/usr/bin/terraform show -json p`). Ends at the first fault.
 */
export function splitJson(bytes: Buffer): readonly Slice[] {
  const slices: Slice[] = [];
  let at = skipSpace(bytes, 0);
  while (at < bytes.length) {
    if (!opensValue(bytes, at)) {
      at = skipSpace(bytes, endOfLine(bytes, at));
      continue;
    }
    const { fault, end } = findFault(bytes, at);
    slices.push(fault ? { start: at, end, fault } : { start: at, end });
    if (fault) break;
    at = skipSpace(bytes, end);
  }
  return slices;
}

/** `{`, or `[` that a word does not follow: programs put words in brackets in front of what they print. */
function opensValue(bytes: Buffer, at: number): boolean {
  if (bytes[at] === OPEN_MAP) return true;
  return bytes[at] === OPEN_LIST && !/^\[\s*[A-Za-z]/.test(bytes.toString('latin1', at, at + 16));
}

function endOfLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(LINE_FEED, at);
  return end === -1 ? bytes.length : end;
}
