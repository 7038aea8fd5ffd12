import type { Range } from '../model/index.js';

const LINE_FEED = 0x0a;

/** Where a stretch of UTF-8 bytes stands, in lines and UTF-16 columns. */
export function rangeOfBytes(bytes: Buffer, start: number, end: number): Range {
  const from = pointOfByte(bytes, start);
  const to = pointOfByte(bytes, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function pointOfByte(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1 && at < offset; at = bytes.indexOf(LINE_FEED, at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: bytes.toString('utf8', lineStart, offset).length + 1 };
}
