import type { Location, Range } from '../../model/index.js';
import { visible } from '../../print/index.js';
import { displayWidth, fitting } from './display-width.js';

const tabStop = 4;
/** Of a line that is too long, how much before the marked part is shown. */
const lead = 20;

/** One line of a frame: its number, or nothing for the line of carets. */
export interface FrameLine {
  readonly number?: number;
  readonly text: string;
}

/** Lines of a file by name; each file is asked for and split once. */
export type Lines = (file: string) => readonly string[] | undefined;

export function linesOf(source: (file: string) => string | undefined): Lines {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file))
      known.set(
        file,
        source(file)
          ?.replace(/^\ufeff/, '')
          .split(/\r?\n/),
      );
    return known.get(file);
  };
}

/**
 * The place in its source: the first line of the range with carets under it, and the line before and after.
 * Nothing where the location has no line, or the source no such line.
 */
export function frame(location: Location, lines: Lines, columns: number): FrameLine[] {
  const { line: number, column = 1 } = location;
  if (number === undefined) return [];
  const line = lines(location.file)?.[number - 1];
  if (line === undefined) return [];
  const range = { line: number, column, endLine: location.endLine ?? number, endColumn: location.endColumn ?? column };
  const before = contextLine(location.file, number - 1, lines, columns);
  const after = contextLine(location.file, number + 1, lines, columns);
  return [...before, ...markedLine(line, range, columns), ...after];
}

type Paint = (text: string) => string;

const unpainted: Paint = (text) => text;

/** The frame with its gutter: ` 12 | text`. */
export function drawFrame(
  frameLines: readonly FrameLine[],
  gutter: number,
  paint: { gutter: Paint; mark: Paint } = { gutter: unpainted, mark: unpainted },
): string[] {
  const draw = ({ number, text }: FrameLine) => {
    const label = paint.gutter(`${String(number ?? '').padStart(gutter)} |`);
    return `${label} ${number === undefined ? paint.mark(text) : text}`.trimEnd();
  };
  return frameLines.map(draw);
}

/** A neighbour of the marked line, for orientation; nothing where there is none or it is blank. */
function contextLine(file: string, number: number, lines: Lines, columns: number): FrameLine[] {
  const text = lines(file)?.[number - 1];
  if (text === undefined || text.trim() === '') return [];
  return [{ number, text: shorten(cells(text.slice(0, columns)), text.length > columns, columns) }];
}

function markedLine(line: string, range: Range, columns: number): FrameLine[] {
  const from = range.column - 1 > columns - lead ? boundary(line, range.column - 1 - lead) : 0;
  const sign = from > 0 ? '…' : '';
  const to = boundary(line, from + columns);
  const text = sign + cells(line.slice(from, to));
  const shown = shorten(text, to < line.length, columns);
  const start = displayWidth(sign + cells(line.slice(from, range.column - 1)));
  const last = range.endLine > range.line ? line.trimEnd().length : range.endColumn - 1;
  const end = displayWidth(sign + cells(line.slice(from, Math.min(last, to))));
  const carets = Math.max(1, Math.min(end, displayWidth(shown)) - start);
  return [{ number: range.line, text: shown }, { text: ' '.repeat(start) + '^'.repeat(carets) }];
}

/** The text as a terminal shows it: tabs as blanks, whatever a terminal would act upon spelled out. */
function cells(text: string): string {
  const [first = '', ...rest] = text.split('\t');
  return rest.reduce((shown, part) => {
    const blanks = tabStop - (displayWidth(shown) % tabStop);
    return shown + ' '.repeat(blanks) + visible(part);
  }, visible(first));
}

function shorten(text: string, cut: boolean, columns: number): string {
  return cut || displayWidth(text) > columns ? `${fitting(text, columns - 1)}…` : text;
}

/** The index, moved back where it would split a surrogate pair. */
function boundary(line: string, index: number): number {
  return /[\udc00-\udfff]/.test(line[index] ?? '') ? index - 1 : index;
}
