import type { Range } from './location.js';

/** A stretch of a text, by its offsets in UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Turns stretches of one text into lines and columns; where the lines begin is found when first asked. */
export function rangesOf(text: string): (span: Span) => Range {
  let starts: readonly number[] | undefined;
  const position = (offset: number) => {
    starts ??= lineStarts(text);
    const line = lineOf(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return ({ start, end }) => {
    const first = position(start);
    const last = position(end);
    return { ...first, endLine: last.line, endColumn: last.column };
  };
}

/** A byte-order mark is no column of the first line. */
function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that begins at or before an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
