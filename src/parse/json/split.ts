import { OPEN_LIST, OPEN_MAP, skipSpace } from './scan.js';
import { moveOn, nextByte, type Window } from './window.js';

const LINE_FEED = 0x0a;

/**
 * Steps to the first JSON value at the place or behind it; whether there is one. Values may follow one another, one a
 * line or not, and a program's own lines may stand before, between and behind them
 * (`[command]/usr/bin/terraform show -json p`).
 */
export function stepToValue(window: Window): boolean {
  while (nextByte(window) !== undefined) {
    if (opensValue(window)) return true;
    stepToEndOfLine(window);
  }
  return false;
}

/** Steps over white space behind a value; whether something other than a further value stands there in the same line. */
export function runsOn(window: Window): boolean {
  let isNewLine = false;
  do {
    const { bytes, at } = window;
    window.at = skipSpace(bytes, at);
    isNewLine ||= bytes.subarray(at, window.at).includes(LINE_FEED);
  } while (window.at >= window.bytes.length && moveOn(window));
  return window.at < window.bytes.length && !isNewLine && !opensValue(window);
}

/** `{`, or `[` that no word follows: programs put words in brackets in front of what they print. */
function opensValue(window: Window): boolean {
  while (window.bytes.length - window.at < 16 && moveOn(window));
  const { bytes, at } = window;
  if (bytes[at] === OPEN_MAP) return true;
  return bytes[at] === OPEN_LIST && !/^\[\s*[A-Za-z]/.test(bytes.toString('latin1', at, at + 16));
}

function stepToEndOfLine(window: Window): void {
  let end = -1;
  do {
    end = window.bytes.indexOf(LINE_FEED, window.at);
    window.at = end === -1 ? window.bytes.length : end;
  } while (end === -1 && moveOn(window));
}
