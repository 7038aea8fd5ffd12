import { COLON, COMMA, endOfString, QUOTE } from '../scan.js';
import { nextByte, type Window, whole } from '../window.js';

/** Steps into a list or mapping, which ends with `close`: whether it holds anything. */
export function stepInto(window: Window, close: number): boolean {
  window.at += 1;
  return !stepOut(window, close);
}

/** Steps to the next entry, if there is one. Throws a `SyntaxError` where anything but a comma stands before it. */
export function stepToNext(window: Window, close: number): boolean {
  if (stepOut(window, close)) return false;
  expect(window, COMMA);
  return true;
}

function stepOut(window: Window, close: number): boolean {
  if (nextByte(window) !== close) return false;
  window.at += 1;
  return true;
}

/** Steps from the key of a member to its value; the key. */
export function stepOverKey(window: Window): string {
  const key = whole(window, keyAt, undefined);
  expect(window, COLON);
  return key;
}

function keyAt(window: Window): string {
  const { bytes, at } = window;
  if (bytes[at] !== QUOTE) throw new SyntaxError('a key is missing');
  window.at = endOfString(bytes, at);
  return JSON.parse(bytes.toString('utf8', at, window.at)) as string;
}

function expect(window: Window, byte: number): void {
  if (nextByte(window) !== byte) throw new SyntaxError('another character was expected');
  window.at += 1;
  nextByte(window);
}
