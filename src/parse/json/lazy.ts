import type { Json } from '../../model/index.js';
import { isTooDeep } from '../depth.js';
import { type Cursor, goesOn, opens, passKey } from './cursor.js';
import { CLOSE_LIST, CLOSE_MAP, endOfValue, OPEN_LIST, OPEN_MAP, skipSpace } from './scan.js';
import type { Members, RecordShape, Shape } from './shape.js';

type Data = { [name: string]: Json };

/**
 * The JSON value at `start`, of which the parts that wait are parsed when they are first read: until then they
 * are bytes. Nothing where the value is no JSON or goes on to the end of the bytes. A part that turns out to be
 * no JSON, or nested too deep, reads as null, or as a mapping without members.
 */
export function readLazily(bytes: Buffer, start: number, shape: Shape): { data: Json; end: number } | undefined {
  const cursor = { bytes, at: skipSpace(bytes, start) };
  const data = orElse(undefined, () => readShaped(cursor, shape));
  return data === undefined || cursor.at > bytes.length ? undefined : { data, end: cursor.at };
}

function readShaped(cursor: Cursor, shape: Shape | undefined): Json {
  const first = cursor.bytes[cursor.at];
  if (shape && 'each' in shape && first === OPEN_LIST) return readList(cursor, shape.each);
  if (shape && 'members' in shape && first === OPEN_MAP) return readMap(cursor, shape.members);
  if (shape && 'header' in shape && first === OPEN_MAP) return readRecord(cursor, shape);
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

/** Members that follow one another, and are parsed together. */
interface Run {
  readonly start: number;
  end: number;
}

function readMap(cursor: Cursor, members: Members): Data {
  const { bytes } = cursor;
  const shaped: [name: string, value: Json][] = [];
  const waiting: [name: string, read: () => Json][] = [];
  const runs: Run[] = [];
  for (let more = opens(cursor, CLOSE_MAP); more; more = goesOn(cursor, CLOSE_MAP)) {
    const start = cursor.at;
    const name = bytes.toString('utf8', start + 1, passKey(cursor) - 1);
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (shape && 'waits' in shape) waiting.push([name, readLater(cursor, shape.waits)]);
    else if (shape) shaped.push([name, readShaped(cursor, shape)]);
    else extend(runs, bytes, start, passValue(cursor));
  }
  const data = JSON.parse(`{${runs.map(({ start, end }) => bytes.toString('utf8', start, end)).join()}}`) as Data;
  for (const [name, value] of shaped) data[name] = value;
  for (const [name, read] of waiting) makeWait(data, name, read);
  return data;
}

/** Adds a member to the last run, where nothing but a comma is between them. */
function extend(runs: Run[], bytes: Buffer, start: number, end: number): void {
  const last = runs.at(-1);
  if (last && skipSpace(bytes, skipSpace(bytes, last.end) + 1) === start) last.end = end;
  else runs.push({ start, end });
}

function readLater(cursor: Cursor, shape: Shape): () => Json {
  const { bytes, at } = cursor;
  passValue(cursor);
  return () => orElse(null, () => shallow(readShaped({ bytes, at }, shape)));
}

function makeWait(data: Data, name: string, read: () => Json): void {
  Object.defineProperty(data, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = read();
      Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
      return value;
    },
  });
}

/** The header of a record; the rest of it sleeps. */
function readRecord(cursor: Cursor, { header, kind: Kind }: RecordShape): Data {
  const { bytes } = cursor;
  const names = Object.keys(header);
  const data = new Kind(bytes, cursor.at, header, wake);
  if (names.length === 0) {
    passValue(cursor);
    return data;
  }
  for (let more = opens(cursor, CLOSE_MAP); more; more = goesOn(cursor, CLOSE_MAP)) {
    const start = cursor.at;
    const name = nameAt(bytes, start, passKey(cursor), names);
    if (name === undefined) passValue(cursor);
    else data[name] = readShaped(cursor, header[name]);
  }
  return data;
}

function wake(bytes: Buffer, at: number, header: Members): Data {
  return orElse({}, () => shallow(readMap({ bytes, at }, header)));
}

/** Which of some names of ASCII letters a key spells, with its quotes. Most differ in length. */
function nameAt(bytes: Buffer, start: number, end: number, names: readonly string[]): string | undefined {
  for (const name of names) {
    if (end - start === name.length + 2 && bytes.toString('latin1', start + 1, end - 1) === name) return name;
  }
  return undefined;
}

function passValue(cursor: Cursor): number {
  cursor.at = endOfValue(cursor.bytes, cursor.at);
  return cursor.at;
}

/** Throws a `SyntaxError` for data that later stages cannot walk. */
function shallow<T extends Json>(data: T): T {
  if (isTooDeep(data)) throw new SyntaxError('it is nested too deep');
  return data;
}

function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return otherwise;
    throw error;
  }
}
