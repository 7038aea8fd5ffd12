import type { ByteSource, Json } from '../../model/index.js';
import { isTooDeep } from '../data.js';
import { type Fault, findFault } from './fault.js';
import { planShape, readOnDemand } from './on-demand/index.js';
import { skipSpace } from './scan.js';
import { runsOn, stepToValue } from './split.js';
import { offsetOf, type Window, windowAt, windowOver } from './window.js';

/** One JSON value of a text, and the offset at which it starts. */
export interface JsonValue {
  readonly data: Json;
  readonly start: number;
  /** Nested deeper than anything may be walked. Parts that are not read yet are not counted. */
  readonly tooDeep: boolean;
}

export interface JsonReading {
  readonly values: readonly JsonValue[];
  readonly fault?: Fault;
}

/**
 * From this size on a value is read on demand: below, `JSON.parse` of the whole is as fast, and checks every byte.
 * V8 makes no string of more than 512 MB, so that a large value must never become one.
 */
export const LARGE = 8_000_000;

/**
 * The JSON values of a text in UTF-8, in order: one, as a rule; several where they follow one another or stand
 * between a program's own lines. Where a value is no JSON, those before it and its fault.
 */
export function readJson(bytes: Buffer): JsonReading {
  const data = tryJson(bytes);
  return data === undefined ? readValues(windowOver(bytes)) : { values: [jsonValue(data, skipSpace(bytes, 0))] };
}

/** The same of a text that need not be in memory. */
export function readLargeJson(source: ByteSource): JsonReading {
  return readValues(windowAt(source, 0));
}

function readValues(window: Window): JsonReading {
  const values: JsonValue[] = [];
  while (stepToValue(window)) {
    const start = offsetOf(window);
    const value = readValue(window, start);
    if (!value || runsOn(window)) return { values, fault: findFault(windowAt(window.source, start)) };
    values.push(value);
  }
  return { values };
}

function readValue(window: Window, start: number): JsonValue | undefined {
  const isLarge = window.source.length - start >= LARGE;
  const data = readOnDemand(window, isLarge ? planShape : undefined);
  if (data === undefined) return undefined;
  return isLarge ? { data, start, tooDeep: false } : jsonValue(data, start);
}

function jsonValue(data: Json, start: number): JsonValue {
  return { data, start, tooDeep: isTooDeep(data) };
}

function tryJson(bytes: Buffer): Json | undefined {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    return undefined;
  }
}
