import type { Json } from '../../../model/index.js';
import { CLOSE_LIST, CLOSE_MAP, endOfValue, OPEN_LIST, OPEN_MAP } from '../scan.js';
import { nextByte, offsetOf, type Window, whole, windowAt } from '../window.js';
import { orElse, readPlain, readRecord, shallow } from './record.js';
import type { Data, Members, Shape } from './shape.js';
import { stepInto, stepOverKey, stepToNext } from './steps.js';

/**
 * The JSON value at the place, of which parts are parsed when they are first asked for, as its shape says: until then
 * they are bytes of the source. Nothing where the value is no JSON or goes on to the end of the source. A part that
 * turns out to be no JSON, or nested too deep, reads as null, or as a mapping without members. The place is behind the
 * value then.
 */
export function readOnDemand(window: Window, shape: Shape | undefined): Json | undefined {
  return orElse(undefined, () => {
    nextByte(window);
    return readShaped(window, shape);
  });
}

function readShaped(window: Window, shape: Shape | undefined): Json {
  const first = window.bytes[window.at];
  if (shape && 'each' in shape && first === OPEN_LIST) return readList(window, shape.each);
  if (shape && 'members' in shape && first === OPEN_MAP) return readMap(window, shape.members);
  return whole(window, readPlain, undefined);
}

function readList(window: Window, shape: Shape): Json {
  const list: Json[] = [];
  const how = 'header' in shape ? { shape, before: {} } : undefined;
  for (let more = stepInto(window, CLOSE_LIST); more; more = stepToNext(window, CLOSE_LIST)) {
    const isRecord = how && window.bytes[window.at] === OPEN_MAP;
    list.push(isRecord ? whole(window, readRecord, how) : readShaped(window, shape));
  }
  return list;
}

function readMap(window: Window, members: Members): Data {
  const data: Data = {};
  for (let more = stepInto(window, CLOSE_MAP); more; more = stepToNext(window, CLOSE_MAP)) {
    const name = stepOverKey(window);
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (shape && 'onDemand' in shape) readWhenAsked(data, name, readLater(window, shape.onDemand));
    else setOwn(data, name, readShaped(window, shape));
  }
  return data;
}

function setOwn(data: Data, name: string, value: Json): void {
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
}

function readLater(window: Window, shape: Shape): () => Json {
  const { source } = window;
  const start = offsetOf(window);
  if (window.bytes[window.at] === OPEN_LIST) stepOverList(window);
  else whole(window, stepOver, undefined);
  return () => orElse(null, () => shallow(readShaped(windowAt(source, start), shape)));
}

function stepOverList(window: Window): void {
  for (let more = stepInto(window, CLOSE_LIST); more; more = stepToNext(window, CLOSE_LIST))
    whole(window, stepOver, undefined);
}

function stepOver(window: Window): void {
  window.at = endOfValue(window.bytes, window.at);
}

function readWhenAsked(data: Data, name: string, read: () => Json): void {
  Object.defineProperty(data, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = read();
      setOwn(data, name, value);
      return value;
    },
  });
}
