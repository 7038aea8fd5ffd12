import type { LineCounter } from 'yaml';
import type { Range } from '../../model/index.js';

/** Spaces that were put in front of lines to make them readable, by line number. */
export type Indented = ReadonlyMap<number, number>;

/** Turns offsets of a YAML text into places of the original, which lacks the spaces that were put in. */
export function rangeOfOffsets(lines: LineCounter, indented: Indented, start: number, end: number): Range {
  const from = point(lines, indented, start);
  const to = point(lines, indented, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function point(lines: LineCounter, indented: Indented, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col - (indented.get(line) ?? 0)) };
}
