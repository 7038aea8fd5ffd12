import { type ByteSource, copyOf, sourceOf } from '../../model/index.js';
import { skipSpace } from './scan.js';

/** A place in bytes of JSON that moves on as they are read, and the bytes around it that are in memory. */
export interface Window {
  readonly source: ByteSource;
  /** Room for the bytes in memory. */
  room: Buffer;
  /** The bytes in memory, from the beginning of the room. */
  bytes: Buffer;
  /** Where they begin in the source. */
  start: number;
  /** The place, counted from where they begin. */
  at: number;
}

/** Bytes that are in memory at a time, where no value needs more. */
const SIZE = 1 << 20;

/** More is never in memory: V8 makes no longer text of it. */
const MOST = (1 << 29) - 24;

/** A window at an offset of a source. */
export function windowAt(source: ByteSource, start: number, size: number = SIZE): Window {
  const bytes = copyOf(source, start, Math.min(start + size, source.length));
  return { source, room: bytes, bytes, start, at: 0 };
}

/** A window on bytes that are all in memory. */
export function windowOver(bytes: Buffer): Window {
  return { source: sourceOf(bytes), room: bytes, bytes, start: 0, at: 0 };
}

/** The offset of the place in the source. */
export function offsetOf({ start, at }: Window): number {
  return start + at;
}

/** Whether the bytes in memory are the last. */
export function isLast({ source, start, bytes }: Window): boolean {
  return start + bytes.length >= source.length;
}

/**
 * Moves on so that the bytes in memory begin with the place, with more behind them than there were; whether there were
 * any. Offsets into the bytes are good for nothing afterwards.
 */
export function moveOn(window: Window): boolean {
  if (isLast(window)) return false;
  const { source, room, bytes, start, at } = window;
  const kept = bytes.length - at;
  if (kept >= MOST) throw new SyntaxError('a value is too long');
  const next = kept > room.length / 2 ? Buffer.allocUnsafeSlow(Math.min(room.length * 2, MOST)) : room;
  bytes.copy(next, 0, at);
  window.start = start + at;
  window.at = 0;
  window.room = next;
  window.bytes = next.subarray(0, Math.min(next.length, source.length - window.start));
  source.copyTo(window.bytes.subarray(kept), window.start + kept);
  return true;
}

/** Steps over white space; the byte behind it, if there is any. */
export function nextByte(window: Window): number | undefined {
  do window.at = skipSpace(window.bytes, window.at);
  while (window.at >= window.bytes.length && moveOn(window));
  return window.bytes[window.at];
}

/**
 * What `read` makes of a part that begins at the place and ends before the source does, with all of it in memory: until
 * it is, `read` is called again. `read` leaves the place behind the bytes in memory where those end too early, whether
 * or not it throws a `SyntaxError`.
 */
export function whole<T, How>(window: Window, read: (window: Window, how: How) => T, how: How): T {
  for (;;) {
    const { at } = window;
    const made = orError(window, read, how);
    if (window.at < window.bytes.length || isLast(window)) {
      if (made instanceof SyntaxError) throw made;
      return made;
    }
    window.at = at;
    moveOn(window);
  }
}

function orError<T, How>(window: Window, read: (window: Window, how: How) => T, how: How): T | SyntaxError {
  try {
    return read(window, how);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}
