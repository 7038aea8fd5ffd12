import type { Json } from '../../../model/index.js';
import { longForm } from '../tags.js';
import { readBlockText } from './block-text.js';
import { readFlow } from './flow.js';
import { readKey } from './key.js';
import { note } from './places.js';
import { readPlain } from './plain.js';
import { readQuoted } from './quoted.js';
import {
  BAR,
  DASH,
  DOUBLE_QUOTE,
  EXCLAMATION,
  endValue,
  enter,
  GREATER,
  isGap,
  isLineOver,
  NOWHERE,
  OPEN_LIST,
  OPEN_MAP,
  refuse,
  SINGLE_QUOTE,
  type Source,
  skipSpaces,
  toNextLine,
} from './source.js';
import { endOfTag } from './tag.js';

/** The mapping, list or scalar whose first line is to be read, in a part that is indented by `indent`. */
export function readBlock(source: Source, indent: number, isTagged: boolean): Json {
  if (isItem(source)) return readList(source, source.indent);
  const key = readKey(source);
  if (key !== undefined) return readMapping(source, source.indent, key);
  // Readers do not agree on how far a scalar goes that a comment stands in front of.
  return source.isCommented ? refuse() : readInline(source, indent, isTagged);
}

function isItem({ text, at }: Source): boolean {
  return text.charCodeAt(at) === DASH && isGap(text.charCodeAt(at + 1));
}

/** @param first the first key, which is read; the value behind it is not */
function readMapping(source: Source, indent: number, first: string): Json {
  enter(source);
  const data: Record<string, Json> = {};
  const { start: begin } = source;
  for (let key: string | undefined = first; key !== undefined; key = readKey(source)) {
    const { start, end } = source;
    if (Object.hasOwn(data, key)) refuse();
    data[key] = readBehind(source, indent);
    note(source, data, key, data[key] ?? null, start, end);
    if (source.indent !== indent) break;
  }
  if (source.indent >= indent) refuse();
  return leave(source, begin, data);
}

function readList(source: Source, indent: number): Json {
  enter(source);
  const data: Json[] = [];
  const begin = source.at;
  do {
    source.at += 1;
    const item = readItem(source, indent);
    note(source, data, String(data.push(item) - 1), item, NOWHERE, NOWHERE);
  } while (source.indent === indent && isItem(source));
  if (source.indent > indent) refuse();
  return leave(source, begin, data);
}

/** A mapping or list ends with its last value; where comments follow, it may be that they belong to it. */
function leave(source: Source, begin: number, data: Json): Json {
  source.depth -= 1;
  if (source.isCommented) source.beyond = NOWHERE;
  source.start = begin;
  source.end = source.beyond;
  return data;
}

function readItem(source: Source, indent: number): Json {
  const at = skipSpaces(source, source.at);
  if (isLineOver(source, at)) return readBelow(source, at, indent, false);
  source.at = at;
  source.indent = at - source.line;
  if (isItem(source)) return readList(source, source.indent);
  const key = readKey(source);
  return key === undefined ? readInline(source, indent, false) : readMapping(source, source.indent, key);
}

/** What stands behind a key, in its line or below. */
function readBehind(source: Source, indent: number): Json {
  const at = skipSpaces(source, source.at);
  if (isLineOver(source, at)) return readBelow(source, at, indent, true);
  source.at = at;
  const isTag = source.text.charCodeAt(at) === EXCLAMATION;
  return isTag ? readTagged(source, indent, true) : readInline(source, indent, false);
}

/** What stands below a key or dash; a list may stand at the margin of its key. */
function readBelow(source: Source, from: number, indent: number, mayBeList: boolean): Json {
  toNextLine(source, from);
  if (source.indent > indent) return readBlock(source, indent, false);
  if (mayBeList && source.indent === indent && isItem(source)) return readList(source, indent);
  return readNothing(source);
}

function readNothing(source: Source): null {
  source.start = NOWHERE;
  source.end = NOWHERE;
  source.beyond = NOWHERE;
  return null;
}

/** What begins in the line: a scalar, brackets, or anything with a tag. */
function readInline(source: Source, indent: number, isTagged: boolean): Json {
  const { at } = source;
  switch (source.text.charCodeAt(at)) {
    case EXCLAMATION:
      return isTagged ? refuse() : readTagged(source, indent, false);
    case BAR:
    case GREATER:
      return readBlockText(source, indent);
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      return ended(source, at, readQuoted(source, indent));
    case OPEN_LIST:
    case OPEN_MAP:
      return ended(source, at, readFlow(source, indent));
    default:
      return readPlain(source, indent, isTagged);
  }
}

function ended(source: Source, start: number, data: Json): Json {
  endValue(source, start, source.at);
  return data;
}

/** A function in its short form. A scalar in it is a text, whatever it looks like. */
function readTagged(source: Source, indent: number, mayBeList: boolean): Json {
  enter(source);
  const end = endOfTag(source);
  const name = longForm(source.text.slice(source.at, end));
  const at = skipSpaces(source, end);
  const inner = readBehindTag(source, at, indent, mayBeList);
  const data = { [name]: inner };
  source.depth -= 1;
  note(source, data, name, inner, NOWHERE, NOWHERE);
  return data;
}

function readBehindTag(source: Source, at: number, indent: number, mayBeList: boolean): Json {
  if (!isLineOver(source, at)) {
    source.at = at;
    return readInline(source, indent, true);
  }
  toNextLine(source, at);
  if (source.indent > indent) return readBlock(source, indent, true);
  if (mayBeList && source.indent === indent && isItem(source)) return readList(source, indent);
  readNothing(source);
  return '';
}
