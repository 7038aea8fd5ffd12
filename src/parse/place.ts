import { type ByteSource, copyOf, type Range } from '../model/index.js';

/** Where the bytes from `start` to `end` stand, in lines and UTF-16 columns. */
export type RangeOf = (start: number, end: number) => Range;

interface Point {
  readonly line: number;
  readonly column: number;
}

const FIRST: Point = { line: 1, column: 1 };

const LINE_FEED = 0x0a;
const LAST_ASCII = 0x7f;
/** UTF-8: bytes below it, down to the last of ASCII, go on with a character; those from it on begin one. */
const FIRST_LEAD = 0xc0;
/** UTF-8: this and what is above it begin a character that is two units of UTF-16. */
const FIRST_LEAD_OF_FOUR = 0xf0;

/** Bytes between two points that are remembered: a search never walks farther. */
const STEP = 1_024;

/** Bytes that are in memory at a time where the others are not. */
const STRETCH = 1 << 20;

/**
 * Finds places in UTF-8 bytes. However many are asked for, the bytes are walked once: the points passed on the way are
 * remembered, on one long line as well.
 */
export function placesIn(bytes: Buffer): RangeOf {
  const points: Point[] = [FIRST];
  const pointAt = (offset: number): Point => {
    const index = Math.floor(offset / STEP);
    for (let next = points.length; next <= index; next += 1)
      points.push(walk(bytes, (next - 1) * STEP, next * STEP, points[next - 1]));
    return walk(bytes, index * STEP, offset, points[index]);
  };
  return (start, end) => {
    const from = pointAt(start);
    const to = pointAt(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

/** Where one offset of bytes stands that need not be in memory. */
export function placeIn(source: ByteSource, offset: number, stretch: number = STRETCH): Range {
  let point = FIRST;
  for (let start = 0; start < offset; start += stretch) {
    const bytes = copyOf(source, start, Math.min(start + stretch, offset));
    point = walk(bytes, 0, bytes.length, point);
  }
  return { ...point, endLine: point.line, endColumn: point.column };
}

/** The point at `end`, from that at `start`. */
function walk(bytes: Buffer, start: number, end: number, from: Point | undefined): Point {
  let { line, column } = from ?? FIRST;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === LINE_FEED) {
      line += 1;
      column = 1;
    } else if (byte <= LAST_ASCII) column += 1;
    else if (byte >= FIRST_LEAD) column += byte >= FIRST_LEAD_OF_FOUR ? 2 : 1;
  }
  return { line, column };
}
