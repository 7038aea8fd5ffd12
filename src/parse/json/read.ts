import type { Json } from '../../model/index.js';
import { isTooDeep } from '../data.js';
import { type Fault, findFault } from './fault.js';
import { planShape, readOnDemand } from './on-demand/index.js';
import { endOfValue, skipSpace } from './scan.js';
import { runsOn, startOfValue } from './split.js';

/** One JSON value of a text, and the offset at which it starts. */
export interface JsonValue {
  readonly data: Json;
  readonly start: number;
  /** Nested deeper than anything may be walked. Parts that are not read yet are not counted. */
  readonly tooDeep: boolean;
}

/**
 * From this size on a value is read on demand: below, `JSON.parse` of the whole is as fast, and checks every byte.
 * V8 makes no string of more than 512 MB, so that a large value must never become one.
 */
const LARGE = 8_000_000;

/**
 * The JSON values of a text in UTF-8, in order: one, as a rule; several where they follow one another or stand
 * between a program's own lines. Where a value is no JSON, those before it and its fault.
 */
export function readJson(bytes: Buffer): { values: readonly JsonValue[]; fault?: Fault } {
  const whole = bytes.length < LARGE ? tryJson(bytes, 0, bytes.length) : undefined;
  if (whole !== undefined) return { values: [jsonValue(whole, skipSpace(bytes, 0))] };
  const values: JsonValue[] = [];
  for (let start = startOfValue(bytes, 0), end = 0; start < bytes.length; start = startOfValue(bytes, end)) {
    const value = readValue(bytes, start);
    if (!value || runsOn(bytes, value.end)) return { values, fault: findFault(bytes, start) };
    values.push(value);
    end = value.end;
  }
  return { values };
}

function readValue(bytes: Buffer, start: number): (JsonValue & { end: number }) | undefined {
  if (bytes.length - start >= LARGE) {
    const part = readOnDemand(bytes, start, planShape);
    return part && { ...part, start, tooDeep: false };
  }
  const end = endOfValue(bytes, start);
  const data = tryJson(bytes, start, end);
  return data === undefined ? undefined : { ...jsonValue(data, start), end };
}

function jsonValue(data: Json, start: number): JsonValue {
  return { data, start, tooDeep: isTooDeep(data) };
}

function tryJson(bytes: Buffer, start: number, end: number): Json | undefined {
  try {
    return JSON.parse(bytes.toString('utf8', start, end)) as Json;
  } catch {
    return undefined;
  }
}
