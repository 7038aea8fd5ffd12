import { COLON, COMMA, endOfString, endOfValue, QUOTE, skipSpace } from '../scan.js';

/** A place in bytes of JSON that moves on as they are read. */
export interface Position {
  readonly bytes: Buffer;
  at: number;
}

/** Steps into a list or mapping, which ends with `close`: whether it holds anything. */
export function stepInto(position: Position, close: number): boolean {
  position.at = skipSpace(position.bytes, position.at + 1);
  return !stepOut(position, close);
}

/** Steps to the next entry, if there is one. Throws a `SyntaxError` where anything but a comma stands before it. */
export function stepToNext(position: Position, close: number): boolean {
  position.at = skipSpace(position.bytes, position.at);
  if (stepOut(position, close)) return false;
  expect(position, COMMA);
  return true;
}

function stepOut(position: Position, close: number): boolean {
  if (position.bytes[position.at] !== close) return false;
  position.at += 1;
  return true;
}

/** Steps from the key of a member to its value; the offset behind the key, with its quotes. */
export function stepOverKey(position: Position): number {
  const { bytes, at } = position;
  if (bytes[at] !== QUOTE) throw new SyntaxError('a key is missing');
  const end = endOfString(bytes, at);
  position.at = skipSpace(bytes, end);
  expect(position, COLON);
  return end;
}

/** Steps over a value; the offset behind it. */
export function stepOverValue(position: Position): number {
  position.at = endOfValue(position.bytes, position.at);
  return position.at;
}

function expect(position: Position, byte: number): void {
  if (position.bytes[position.at] !== byte) throw new SyntaxError('another character was expected');
  position.at = skipSpace(position.bytes, position.at + 1);
}
