import type { Json } from '../../model/index.js';
import type { Fault } from './fault.js';
import { skipSpace } from './scan.js';
import { splitJson } from './split.js';

/** One JSON value of a text, and the offset at which it starts. */
export interface JsonValue {
  readonly data: Json;
  readonly start: number;
}

/**
 * The JSON values of a text in UTF-8, in order: one, as a rule; several where they follow one another or stand
 * between a program's own lines. Where a value is no JSON, those before it and its fault.
 */
export function readJson(bytes: Buffer): { values: readonly JsonValue[]; fault?: Fault } {
  const whole = tryJson(bytes, 0, bytes.length);
  if (whole !== undefined) return { values: [{ data: whole, start: skipSpace(bytes, 0) }] };
  const slices = splitJson(bytes);
  const values = slices.flatMap((slice) => (slice.fault ? [] : [jsonValue(bytes, slice.start, slice.end)]));
  const fault = slices.at(-1)?.fault;
  return fault ? { values, fault } : { values };
}

function jsonValue(bytes: Buffer, start: number, end: number): JsonValue {
  return { data: tryJson(bytes, start, end) ?? null, start };
}

function tryJson(bytes: Buffer, start: number, end: number): Json | undefined {
  try {
    return JSON.parse(bytes.toString('utf8', start, end)) as Json;
  } catch {
    return undefined;
  }
}
