import type { Json } from '../../../model/index.js';
import { longForm } from '../tags.js';
import { isUnusual } from './key.js';
import { note } from './places.js';
import { beginsPlain, plainData } from './plain.js';
import { readQuoted } from './quoted.js';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  EXCLAMATION,
  enter,
  HASH,
  isGap,
  LINE_FEED,
  NOWHERE,
  OPEN_LIST,
  OPEN_MAP,
  refuse,
  SINGLE_QUOTE,
  type Source,
  SPACE,
  skipSpaces,
  TAB,
} from './source.js';
import { endOfTag } from './tag.js';

/** A list or mapping in brackets; its further lines stand further right than `indent`. */
export function readFlow(source: Source, indent: number): Json {
  enter(source);
  source.brackets += 1;
  const start = source.at;
  const isList = source.text.charCodeAt(start) === OPEN_LIST;
  source.at += 1;
  const data = isList ? readItems(source, indent) : readPairs(source, indent);
  source.depth -= 1;
  source.brackets -= 1;
  source.start = start;
  source.end = source.at;
  return data;
}

function readItems(source: Source, indent: number): Json {
  const data: Json[] = [];
  while (!isClosed(source, indent, CLOSE_LIST)) {
    const item = readItem(source, indent);
    note(source, data, String(data.push(item) - 1), item, NOWHERE, NOWHERE);
    toSeparator(source, indent, CLOSE_LIST);
  }
  return data;
}

/** A part of a list; a key with its value is a mapping of its own, whose place is not known. */
function readItem(source: Source, indent: number): Json {
  const begin = source.at;
  const part = readPart(source, indent, false);
  const code = source.text.charCodeAt(skipSpaces(source, source.at));
  if (code !== COLON) return part;
  source.at = begin;
  enter(source);
  const data: Record<string, Json> = {};
  readPair(source, indent, data);
  source.depth -= 1;
  source.start = NOWHERE;
  source.end = NOWHERE;
  return data;
}

function readPairs(source: Source, indent: number): Json {
  const data: Record<string, Json> = {};
  while (!isClosed(source, indent, CLOSE_MAP)) {
    readPair(source, indent, data);
    toSeparator(source, indent, CLOSE_MAP);
  }
  return data;
}

function readPair(source: Source, indent: number, data: Record<string, Json>): void {
  const key = readKey(source, indent);
  const { start, end } = source;
  if (Object.hasOwn(data, key) || isUnusual(key)) refuse();
  if (source.text.charCodeAt(source.at) !== COLON || !isGap(source.text.charCodeAt(source.at + 1))) refuse();
  source.at += 1;
  toPart(source, indent);
  data[key] = readPart(source, indent, false);
  note(source, data, key, data[key] ?? null, start, end);
}

/** Whether the brackets close, behind which is gone on. */
function isClosed(source: Source, indent: number, bracket: number): boolean {
  toPart(source, indent);
  if (source.text.charCodeAt(source.at) !== bracket) return false;
  source.at += 1;
  return true;
}

/** Goes on behind a comma, unless the brackets close. */
function toSeparator(source: Source, indent: number, bracket: number): void {
  toPart(source, indent);
  const code = source.text.charCodeAt(source.at);
  if (code === COMMA) source.at += 1;
  else if (code !== bracket) refuse();
}

/** Goes on over blanks and to the next line, which has to be indented. */
function toPart(source: Source, indent: number): void {
  const { text } = source;
  let at = skipSpaces(source, source.at);
  while (text.charCodeAt(at) === LINE_FEED) {
    const line = at + 1;
    at = skipSpaces(source, line);
    if (text.charCodeAt(at) !== LINE_FEED && at - line < indentOf(source, at, indent)) refuse();
  }
  const code = text.charCodeAt(at);
  if (code === HASH || code === TAB || Number.isNaN(code)) refuse();
  source.at = at;
}

/** Lines stand further right than the part that the brackets are in, but for what closes the outermost of them. */
function indentOf({ text, brackets }: Source, at: number, indent: number): number {
  const code = text.charCodeAt(at);
  return brackets === 1 && (code === CLOSE_LIST || code === CLOSE_MAP) ? indent : indent + 1;
}

function readKey(source: Source, indent: number): string {
  const { text, at: start } = source;
  if (!isQuote(text.charCodeAt(start))) return readText(source);
  const key = readQuotedPart(source, indent);
  if (text.slice(start, source.at).includes('\n')) refuse();
  source.at = skipSpaces(source, source.at);
  return key;
}

function readPart(source: Source, indent: number, isTagged: boolean): Json {
  const code = source.text.charCodeAt(source.at);
  if (code === OPEN_LIST || code === OPEN_MAP) return readFlow(source, indent);
  if (code === EXCLAMATION) return isTagged ? refuse() : readTagged(source, indent);
  return isQuote(code) ? readQuotedPart(source, indent) : plainData(readText(source), isTagged);
}

function isQuote(code: number): boolean {
  return code === SINGLE_QUOTE || code === DOUBLE_QUOTE;
}

function readQuotedPart(source: Source, indent: number): string {
  const { at: start } = source;
  const text = readQuoted(source, indent);
  source.start = start;
  source.end = source.at;
  return text;
}

function readTagged(source: Source, indent: number): Json {
  enter(source);
  const end = endOfTag(source);
  const name = longForm(source.text.slice(source.at, end));
  source.at = skipSpaces(source, end);
  const inner = readPart(source, indent, true);
  const data = { [name]: inner };
  source.depth -= 1;
  note(source, data, name, inner, NOWHERE, NOWHERE);
  return data;
}

/** A plain scalar in one line. */
function readText(source: Source): string {
  const { text, at: start } = source;
  if (!beginsPlain(text, start) || (text.charCodeAt(start) === DASH && isBracket(text.charCodeAt(start + 1)))) refuse();
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === OPEN_LIST || code === OPEN_MAP || code === TAB || (code === HASH && end < at)) refuse();
    if (endsText(text, at, code)) break;
    end = at + 1;
  }
  source.start = start;
  source.end = end;
  source.at = skipSpaces(source, end);
  return text.slice(start, end);
}

function endsText(text: string, at: number, code: number): boolean {
  if (code === COLON) return isGap(text.charCodeAt(at + 1)) || isBracket(text.charCodeAt(at + 1));
  return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code === LINE_FEED || Number.isNaN(code);
}

function isBracket(code: number): boolean {
  return [COMMA, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP].includes(code);
}
