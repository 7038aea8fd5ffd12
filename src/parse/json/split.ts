import { OPEN_LIST, OPEN_MAP, skipSpace } from './scan.js';

const LINE_FEED = 0x0a;

/**
 * The offset of the first JSON value at `at` or behind it; the length of the bytes where none is left. Values may
 * follow one another, one a line or not, and a program's own lines may stand before, between and behind them
 * (`[command]/usr/bin/terraform show -json p`).
 */
export function startOfValue(bytes: Buffer, at: number): number {
  let start = skipSpace(bytes, at);
  while (start < bytes.length && !opensValue(bytes, start)) start = skipSpace(bytes, endOfLine(bytes, start));
  return start;
}

/** Whether something other than a further value stands behind a value in the same line: then it is no value. */
export function runsOn(bytes: Buffer, end: number): boolean {
  const next = skipSpace(bytes, end);
  const isNewLine = bytes.subarray(end, next).includes(LINE_FEED);
  return next < bytes.length && !isNewLine && !opensValue(bytes, next);
}

/** `{`, or `[` that no word follows: programs put words in brackets in front of what they print. */
function opensValue(bytes: Buffer, at: number): boolean {
  if (bytes[at] === OPEN_MAP) return true;
  return bytes[at] === OPEN_LIST && !/^\[\s*[A-Za-z]/.test(bytes.toString('latin1', at, at + 16));
}

function endOfLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(LINE_FEED, at);
  return end === -1 ? bytes.length : end;
}
