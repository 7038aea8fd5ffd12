import { MOST_LEVELS } from '../../data.js';
import type { Places } from './places.js';

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const GREATER = 0x3e;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN_MAP = 0x7b;
export const BAR = 0x7c;
export const CLOSE_MAP = 0x7d;

/** A text, how far it is read, and where what was read last stands. Offsets are of UTF-16 units. */
export interface Source {
  readonly text: string;
  at: number;
  /** Where the line begins. */
  line: number;
  /** The column, from 0, of what is to be read; -1 at the end of the text. */
  indent: number;
  /** Mappings, lists and tags that are open. */
  depth: number;
  /** Of those the innermost that are written in brackets. */
  brackets: number;
  /** The value that was read last, and the end of what belongs to it: its line. Beyond is where that is not known. */
  start: number;
  end: number;
  beyond: number;
  /** Whether comments stand in front of what is to be read. */
  isCommented: boolean;
  /** Where places are noted, if they are asked for. */
  readonly places: Places | undefined;
}

/** The place of what has none, or one that only the reader of all YAML knows. */
export const NOWHERE = -1;

/** Thrown for whatever is left to the reader of all YAML. */
export const rare = new SyntaxError('it is for the reader of all YAML');

export function refuse(): never {
  throw rare;
}

export function sourceOf(text: string, places?: Places): Source {
  return {
    text,
    at: 0,
    line: 0,
    indent: 0,
    depth: 0,
    brackets: 0,
    start: 0,
    end: 0,
    beyond: 0,
    isCommented: false,
    places,
  };
}

/** One level deeper, unless it is too deep to be walked. */
export function enter(source: Source): void {
  source.depth += 1;
  if (source.depth > MOST_LEVELS) refuse();
}

/** Whether a unit is blank or ends a line; `NaN` is the end of the text. */
export function isGap(code: number): boolean {
  return code === SPACE || code === LINE_FEED || Number.isNaN(code);
}

export function skipSpaces({ text }: Source, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/** Where the line ends that an offset is in. */
export function endOfLine({ text }: Source, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Whether nothing but blanks and a comment follow in the line, from behind a blank or the start of the line. */
export function isLineOver({ text }: Source, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === HASH || Number.isNaN(code);
}

/** Goes on to what stands in the lines behind the one that `from` is in. */
export function toNextLine(source: Source, from: number): void {
  toLine(source, endOfLine(source, from) + 1);
}

/** Goes on to the first line, from the one that begins at `first`, that says something. */
export function toLine(source: Source, first: number): void {
  const { text } = source;
  source.isCommented = false;
  for (let line = first; line < text.length; line = endOfLine(source, line) + 1) {
    const at = skipSpaces(source, line);
    const code = text.charCodeAt(at);
    if (code === TAB) refuse();
    if (code === HASH) source.isCommented = true;
    if (code === HASH || code === LINE_FEED || Number.isNaN(code)) continue;
    if (at === line && isMarker(text, line)) refuse();
    source.line = line;
    source.at = at;
    source.indent = at - line;
    return;
  }
  source.line = text.length;
  source.at = text.length;
  source.indent = -1;
}

/** Whether a line begins or ends a document. */
function isMarker(text: string, line: number): boolean {
  return (text.startsWith('---', line) || text.startsWith('...', line)) && isGap(text.charCodeAt(line + 3));
}

/** Ends a value behind which its line is over, at `end`. */
export function endValue(source: Source, start: number, end: number): void {
  const at = skipSpaces(source, end);
  if (!isLineOver(source, at) || (at === end && source.text.charCodeAt(at) === HASH)) refuse();
  toNextLine(source, at);
  source.start = start;
  source.end = end;
  source.beyond = Math.min(endOfLine(source, at) + 1, source.text.length);
}
