import type { Json } from '../../model/index.js';
import { isTooDeep } from '../depth.js';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  skipSpace,
} from './scan.js';

/**
 * How far down a value is read at once: a list or mapping of which some members have a shape of their own, all
 * others being read whole, or a part that waits until somebody asks for it.
 */
export type Shape =
  | { readonly each: Shape }
  | { readonly members: { readonly [key: string]: Shape } }
  | { readonly waits: true };

/** Parts shorter than this are read at once, as keeping them waiting costs more. */
const SHORT = 64;

interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/**
 * The JSON value at `start`, of which the parts that wait are parsed when they are first read: until then they
 * are bytes. Nothing where the value is no JSON or goes on to the end of the bytes. A part that turns out to be
 * no JSON, or nested too deep, reads as null.
 */
export function readLazily(bytes: Buffer, start: number, shape: Shape): { data: Json; end: number } | undefined {
  const cursor = { bytes, at: skipSpace(bytes, start) };
  try {
    const data = readShaped(cursor, shape);
    return cursor.at > bytes.length ? undefined : { data, end: cursor.at };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readShaped(cursor: Cursor, shape: Shape | undefined): Json {
  const first = cursor.bytes[cursor.at];
  if (shape && 'each' in shape && first === OPEN_LIST) return readList(cursor, shape.each);
  if (shape && 'members' in shape && first === OPEN_MAP) return readMap(cursor, shape.members);
  const start = cursor.at;
  cursor.at = endOfValue(cursor.bytes, start);
  return JSON.parse(cursor.bytes.toString('utf8', start, cursor.at)) as Json;
}

function readList(cursor: Cursor, shape: Shape): Json {
  const list: Json[] = [];
  for (let more = opens(cursor, CLOSE_LIST); more; more = goesOn(cursor, CLOSE_LIST)) {
    list.push(readShaped(cursor, shape));
  }
  return list;
}

type Data = Record<string, Json>;

/** Members that follow one another, and are parsed together. */
interface Run {
  readonly start: number;
  end: number;
}

/** A member that waits: its key and where its value stands. */
type Waiting = readonly [key: string, start: number, end: number];

function readMap(cursor: Cursor, members: { readonly [key: string]: Shape }): Json {
  const { bytes } = cursor;
  const shaped: [string, Json][] = [];
  const waiting: Waiting[] = [];
  const runs: Run[] = [];
  for (let more = opens(cursor, CLOSE_MAP); more; more = goesOn(cursor, CLOSE_MAP)) {
    const start = cursor.at;
    const key = readKey(cursor);
    const shape = Object.hasOwn(members, key) ? members[key] : undefined;
    if (shape && !('waits' in shape)) {
      shaped.push([key, readShaped(cursor, shape)]);
      continue;
    }
    const value = cursor.at;
    cursor.at = endOfValue(bytes, value);
    if (shape && cursor.at - value >= SHORT) waiting.push([key, value, cursor.at]);
    else extend(runs, bytes, start, cursor.at);
  }
  const data = JSON.parse(`{${runs.map(({ start, end }) => bytes.toString('utf8', start, end)).join()}}`) as Data;
  for (const [key, value] of shaped) data[key] = value;
  for (const part of waiting) makeWait(data, part, bytes);
  return data;
}

/** Adds a member to the last run, where nothing but a comma is between them. */
function extend(runs: Run[], bytes: Buffer, start: number, end: number): void {
  const last = runs.at(-1);
  if (last && skipSpace(bytes, skipSpace(bytes, last.end) + 1) === start) last.end = end;
  else runs.push({ start, end });
}

function makeWait(data: Data, [key, start, end]: Waiting, bytes: Buffer): void {
  Object.defineProperty(data, key, {
    enumerable: true,
    configurable: true,
    get() {
      const value = readPart(bytes, start, end);
      Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
      return value;
    },
  });
}

function readPart(bytes: Buffer, start: number, end: number): Json {
  try {
    const data = JSON.parse(bytes.toString('utf8', start, end)) as Json;
    return isTooDeep(data) ? null : data;
  } catch {
    return null;
  }
}

/** Steps into a list or mapping: whether it holds anything. */
function opens(cursor: Cursor, close: number): boolean {
  cursor.at = skipSpace(cursor.bytes, cursor.at + 1);
  return !closes(cursor, close);
}

/** Steps to the next entry, if there is one. */
function goesOn(cursor: Cursor, close: number): boolean {
  cursor.at = skipSpace(cursor.bytes, cursor.at);
  if (closes(cursor, close)) return false;
  expect(cursor, COMMA);
  return true;
}

function closes(cursor: Cursor, close: number): boolean {
  if (cursor.bytes[cursor.at] !== close) return false;
  cursor.at += 1;
  return true;
}

function readKey(cursor: Cursor): string {
  const { bytes, at } = cursor;
  if (bytes[at] !== QUOTE) throw new SyntaxError('a key is missing');
  cursor.at = endOfString(bytes, at);
  const key = bytes.toString('utf8', at + 1, cursor.at - 1);
  cursor.at = skipSpace(bytes, cursor.at);
  expect(cursor, COLON);
  return key;
}

function expect(cursor: Cursor, byte: number): void {
  if (cursor.bytes[cursor.at] !== byte) throw new SyntaxError('another character was expected');
  cursor.at = skipSpace(cursor.bytes, cursor.at + 1);
}
