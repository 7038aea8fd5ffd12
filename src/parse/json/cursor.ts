import { COLON, COMMA, endOfString, QUOTE, skipSpace } from './scan.js';

/** A place in bytes of JSON that moves on as they are read. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/** Steps into a list or mapping, which ends with `close`: whether it holds anything. */
export function opens(cursor: Cursor, close: number): boolean {
  cursor.at = skipSpace(cursor.bytes, cursor.at + 1);
  return !closes(cursor, close);
}

/** Steps to the next entry, if there is one. Throws a `SyntaxError` where anything but a comma stands before it. */
export function goesOn(cursor: Cursor, close: number): boolean {
  cursor.at = skipSpace(cursor.bytes, cursor.at);
  if (closes(cursor, close)) return false;
  expect(cursor, COMMA);
  return true;
}

function closes(cursor: Cursor, close: number): boolean {
  if (cursor.bytes[cursor.at] !== close) return false;
  cursor.at += 1;
  return true;
}

/** Steps from the key of a member to its value; the offset behind the key, with its quotes. */
export function passKey(cursor: Cursor): number {
  const { bytes, at } = cursor;
  if (bytes[at] !== QUOTE) throw new SyntaxError('a key is missing');
  const end = endOfString(bytes, at);
  cursor.at = skipSpace(bytes, end);
  expect(cursor, COLON);
  return end;
}

function expect(cursor: Cursor, byte: number): void {
  if (cursor.bytes[cursor.at] !== byte) throw new SyntaxError('another character was expected');
  cursor.at = skipSpace(cursor.bytes, cursor.at + 1);
}
