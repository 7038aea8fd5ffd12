import { type Fault, type FaultCode, faultAt } from './faults.js';
import type { Span } from './tree.js';

/** A JSON value with its place. */
export type JsonNode =
  | (Span & { readonly kind: 'object'; readonly members: readonly JsonMember[] })
  | (Span & { readonly kind: 'array'; readonly items: readonly JsonNode[] })
  | JsonText
  | (Span & { readonly kind: 'scalar'; readonly value: null | boolean | number; readonly written: string });

/** `origin` tells the offset in the file of each character of the text. */
export interface JsonText extends Span {
  readonly kind: 'string';
  readonly value: string;
  readonly origin: (index: number) => number;
}

export interface JsonMember {
  readonly key: JsonText;
  readonly value: JsonNode;
}

const mostLevels = 250;

interface Reader {
  readonly text: string;
  at: number;
  fault: Fault | undefined;
}

/** Reads a text of JSON, members that stand more than once included: each is a block of its own in the JSON syntax. */
export function readJson(text: string): { readonly node: JsonNode | undefined; readonly fault: Fault | undefined } {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, fault: undefined };
  const node = readValue(reader, 0);
  skipSpace(reader);
  if (!reader.fault && reader.at < text.length) fail(reader, 'json-extra');
  return { node, fault: reader.fault };
}

/** Says what is wrong, here or at an offset: the first mistake alone. */
function fail(reader: Reader, code: FaultCode, word = '', at = reader.at): undefined {
  reader.fault ??= faultAt(code, { start: at, end: Math.min(at + 1, reader.text.length) }, word);
  return undefined;
}

const word = /[A-Za-z_]\w*/y;

/** Says what stands where a value must. */
function failValue(reader: Reader): undefined {
  const character = reader.text[reader.at];
  if (character === undefined) return fail(reader, 'json-end');
  if (character === '}' || character === ']') return fail(reader, 'json-value');
  if (/[-\d]/.test(character)) return fail(reader, 'json-number');
  word.lastIndex = reader.at;
  const [keyword] = word.exec(reader.text) ?? [];
  return keyword === undefined ? fail(reader, 'json-start') : fail(reader, 'json-keyword', keyword);
}

const space = /[ \t\r\n]*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

function skipSpace(reader: Reader): void {
  space.lastIndex = reader.at;
  space.test(reader.text);
  reader.at = space.lastIndex;
}

function readValue(reader: Reader, level: number): JsonNode | undefined {
  skipSpace(reader);
  if (level > mostLevels) return fail(reader, 'too-deep');
  const character = reader.text[reader.at];
  if (character === '{') return readObject(reader, level);
  if (character === '[') return readArray(reader, level);
  if (character === '"') return readString(reader);
  return readScalar(reader);
}

function readScalar(reader: Reader): JsonNode | undefined {
  scalar.lastIndex = reader.at;
  const [written] = scalar.exec(reader.text) ?? [];
  if (written === undefined) return failValue(reader);
  const start = reader.at;
  reader.at += written.length;
  return { kind: 'scalar', value: JSON.parse(written), written, start, end: reader.at };
}

function readObject(reader: Reader, level: number): JsonNode | undefined {
  const start = reader.at;
  const members: JsonMember[] = [];
  while (opensNext(reader, start, '}')) {
    const key = readName(reader, level + 1);
    if (!key) return undefined;
    const value = readValue(reader, level + 1);
    if (!value) return undefined;
    members.push({ key, value });
  }
  return reader.fault ? undefined : { kind: 'object', members, start, end: reader.at };
}

/** A property name with the colon behind it. */
function readName(reader: Reader, level: number): JsonText | undefined {
  const node = readValue(reader, level);
  if (node && node.kind !== 'string') return fail(reader, 'json-name', '', node.start);
  skipSpace(reader);
  const next = reader.text[reader.at];
  if (node && next !== ':') return fail(reader, next === '=' ? 'json-equals' : 'json-colon');
  reader.at += 1;
  return node;
}

function readArray(reader: Reader, level: number): JsonNode | undefined {
  const start = reader.at;
  const items: JsonNode[] = [];
  while (opensNext(reader, start, ']')) {
    const item = readValue(reader, level + 1);
    if (!item) return undefined;
    items.push(item);
  }
  return reader.fault ? undefined : { kind: 'array', items, start, end: reader.at };
}

/** Steps to the next entry of a list or mapping that began at `start`; past its end where there is none. */
function opensNext(reader: Reader, start: number, close: string): boolean {
  const isFirst = reader.at === start;
  if (isFirst) reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === close) {
    reader.at += 1;
    return false;
  }
  if (isFirst) return true;
  const comma = reader.at;
  const [kind, part] = close === '}' ? ['object', 'property definition in an object'] : ['array', 'value in an array'];
  if (comma >= reader.text.length) fail(reader, 'json-unclosed', kind, start);
  else if (reader.text[comma] !== ',') fail(reader, 'json-comma', part);
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === close) fail(reader, 'json-trailing', kind, comma);
  return reader.fault === undefined;
}

function readString(reader: Reader): JsonText | undefined {
  const { text, at: start } = reader;
  let end = start + 1;
  while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  const raw = text.slice(start, end + 1);
  const value = text[end] === '"' ? decoded(raw) : undefined;
  if (value === undefined) return fail(reader, 'json-string');
  reader.at = end + 1;
  const isPlain = value.length === raw.length - 2;
  return {
    kind: 'string',
    value,
    origin: isPlain ? (index) => start + 1 + index : originOf(raw, start),
    start,
    end: end + 1,
  };
}

function decoded(raw: string): string | undefined {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** Where each character of a text with escapes stands. */
function originOf(raw: string, start: number): (index: number) => number {
  const offsets: number[] = [];
  for (let at = 1; at < raw.length; at += raw[at] === '\\' ? (raw[at + 1] === 'u' ? 6 : 2) : 1)
    offsets.push(start + at);
  return (index) => offsets[index] ?? start + raw.length - 1;
}
