import type { Json } from '../../../model/index.js';
import { plainToData } from '../scalar.js';
import {
  COLON,
  DASH,
  endOfLine,
  HASH,
  isGap,
  LINE_FEED,
  refuse,
  type Source,
  SPACE,
  skipSpaces,
  TAB,
  toNextLine,
} from './source.js';

/** Units that begin no plain scalar, or might not. */
const INDICATORS = new Set(Array.from('\t\n ,[]{}#&*!|>\'"%@`?', (one) => one.charCodeAt(0)));

/** Whether a plain scalar begins here. */
export function beginsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DASH || code === COLON) return !isGap(text.charCodeAt(at + 1));
  return !INDICATORS.has(code) && !Number.isNaN(code);
}

/** What a plain scalar is worth. */
export function plainData(text: string, isTagged: boolean): Json {
  return isTagged || !mayBeTyped(text.charCodeAt(0)) ? text : plainToData(text);
}

/** Whether what begins so may be more than a text: a number, a boolean, nothing. */
function mayBeTyped(code: number): boolean {
  return code < 0x3a || code === 0x7e || 'tTfFnN'.includes(String.fromCharCode(code));
}

/** A plain scalar, over as many lines as it takes, in a part that is indented by `indent`. */
export function readPlain(source: Source, indent: number, isTagged: boolean): Json {
  const { text, at: start } = source;
  if (!beginsPlain(text, start)) refuse();
  let end = endOfPlain(text, start);
  let value = text.slice(start, end);
  let line = endOfLine(source, end);
  // A comment ends it as well.
  while (skipSpaces(source, end) === line && line < text.length) {
    const breaks = breaksBefore(source, line, indent);
    if (breaks === 0) break;
    const from = source.at;
    end = endOfPlain(text, from);
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(from, end);
    line = endOfLine(source, end);
  }
  toNextLine(source, line);
  source.start = start;
  source.end = end;
  source.beyond = Math.min(line + 1, text.length);
  return plainData(value, isTagged);
}

/** The line breaks between a line and the next one of the same scalar, which is gone to; none where it has no more. */
function breaksBefore(source: Source, from: number, indent: number): number {
  const { text } = source;
  let line = from;
  for (let breaks = 1; line < text.length; breaks += 1) {
    const at = skipSpaces(source, line + 1);
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) line = at;
    else if (code === HASH || Number.isNaN(code) || at - line - 1 <= indent) return 0;
    else if (!beginsPlain(text, at)) refuse();
    else {
      source.at = at;
      return breaks;
    }
  }
  return 0;
}

/** Where the part of a plain scalar ends that stands in one line. */
function endOfPlain(text: string, start: number): number {
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === LINE_FEED || Number.isNaN(code) || (code === HASH && end < at)) return end;
    if (code === TAB || (code === COLON && isGap(text.charCodeAt(at + 1)))) refuse();
    end = at + 1;
  }
}
