import type { Json } from '../../../model/index.js';
import { isTooDeep } from '../../data.js';
import { CLOSE_LIST, CLOSE_MAP, OPEN_LIST, OPEN_MAP, QUOTE, skipSpace } from '../scan.js';
import { type Position, stepInto, stepOverKey, stepOverValue, stepToNext } from './position.js';
import type { Data, Members, RecordShape, Shape } from './shape.js';

/**
 * The JSON value at `start`, of which parts are parsed when they are first asked for, as its shape says: until then
 * they are bytes. Nothing where the value is no JSON or goes on to the end of the bytes. A part that turns out to be
 * no JSON, or nested too deep, reads as null, or as a mapping without members.
 */
export function readOnDemand(bytes: Buffer, start: number, shape: Shape): { data: Json; end: number } | undefined {
  const position = { bytes, at: skipSpace(bytes, start) };
  const data = orElse(undefined, () => readShaped(position, shape));
  return data === undefined || position.at > bytes.length ? undefined : { data, end: position.at };
}

function readShaped(position: Position, shape: Shape | undefined): Json {
  const first = position.bytes[position.at];
  if (shape && 'each' in shape && first === OPEN_LIST) return readList(position, shape.each);
  if (shape && 'members' in shape && first === OPEN_MAP) return readMap(position, shape.members);
  if (shape && 'header' in shape && first === OPEN_MAP) return readRecord(position, shape);
  const start = position.at;
  const end = stepOverValue(position);
  return (
    (first === QUOTE ? plainText(position.bytes, start + 1, end - 1) : undefined) ?? parsed(position.bytes, start, end)
  );
}

function parsed(bytes: Buffer, start: number, end: number): Json {
  return JSON.parse(bytes.toString('utf8', start, end)) as Json;
}

/** A text between its quotes, where it is of ASCII and has nothing to unescape, as most are. */
function plainText(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('latin1', start, end);
  return isPlain.test(text) ? text : undefined;
}

const isPlain = /^[ !#-[\]-~]*$/;

function readList(position: Position, shape: Shape): Json {
  const list: Json[] = [];
  for (let more = stepInto(position, CLOSE_LIST); more; more = stepToNext(position, CLOSE_LIST)) {
    list.push(readShaped(position, shape));
  }
  return list;
}

/** Members that follow one another, and are parsed together. */
interface Run {
  readonly start: number;
  end: number;
}

function readMap(position: Position, members: Members): Data {
  const { bytes } = position;
  const shaped: [name: string, value: Json][] = [];
  const later: [name: string, read: () => Json][] = [];
  const runs: Run[] = [];
  for (let more = stepInto(position, CLOSE_MAP); more; more = stepToNext(position, CLOSE_MAP)) {
    const start = position.at;
    const name = bytes.toString('utf8', start + 1, stepOverKey(position) - 1);
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (shape && 'onDemand' in shape) later.push([name, readLater(position, shape.onDemand)]);
    else if (shape) shaped.push([name, readShaped(position, shape)]);
    else extend(runs, bytes, start, stepOverValue(position));
  }
  const data = JSON.parse(`{${runs.map(({ start, end }) => bytes.toString('utf8', start, end)).join()}}`) as Data;
  for (const [name, value] of shaped) data[name] = value;
  for (const [name, read] of later) readWhenAsked(data, name, read);
  return data;
}

/** Adds a member to the last run, where nothing but a comma is between them. */
function extend(runs: Run[], bytes: Buffer, start: number, end: number): void {
  const last = runs.at(-1);
  if (last && skipSpace(bytes, skipSpace(bytes, last.end) + 1) === start) last.end = end;
  else runs.push({ start, end });
}

function readLater(position: Position, shape: Shape): () => Json {
  const { bytes, at } = position;
  stepOverValue(position);
  return () => orElse(null, () => shallow(readShaped({ bytes, at }, shape)));
}

function readWhenAsked(data: Data, name: string, read: () => Json): void {
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

/** The header of a record; the rest of it stays bytes. */
function readRecord(position: Position, { header, names, kind: Kind }: RecordShape): Data {
  const { bytes, at } = position;
  const data = new Kind(() => orElse({}, () => shallow(readMap({ bytes, at }, header))));
  if (names.length === 0) {
    stepOverValue(position);
    return data;
  }
  for (let more = stepInto(position, CLOSE_MAP); more; more = stepToNext(position, CLOSE_MAP)) {
    const start = position.at;
    const name = nameAt(bytes, start, stepOverKey(position), names);
    if (name === undefined) stepOverValue(position);
    else data[name] = readShaped(position, header[name]);
  }
  return data;
}

/** Which of some names of ASCII letters a key spells, with its quotes. */
function nameAt(bytes: Buffer, start: number, end: number, names: readonly string[]): string | undefined {
  for (const name of names) {
    if (end - start === name.length + 2 && spells(bytes, start + 1, name)) return name;
  }
  return undefined;
}

function spells(bytes: Buffer, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name.charCodeAt(i)) return false;
  }
  return true;
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
