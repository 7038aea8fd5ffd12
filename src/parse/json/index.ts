import { type ByteSource, copyOf, type Json, once, type Problem } from '../../model/index.js';
import type { Found, Reading } from '../found.js';
import { placeIn, placesIn, type RangeOf } from '../place.js';
import { problem } from '../problems.js';
import { type Duplicate, duplicateKeys } from './duplicates.js';
import type { Fault } from './fault.js';
import { locateInJson } from './locate.js';
import { type JsonReading, type JsonValue, readJson, readLargeJson } from './read.js';

export { LARGE } from './read.js';

/** The JSON values of a text in UTF-8, and the fault that ended it if there is one. */
export function readJsonText(bytes: Buffer): Reading {
  const rangeOf = placesIn(bytes);
  return readingOf(readJson(bytes), (value) => foundIn(bytes, value, rangeOf), rangeOf);
}

/**
 * The same of a text of which only parts are in memory. All of it is once somebody asks for places in it, which nobody
 * does of a plan.
 */
export function readLargeText(source: ByteSource): Reading {
  const text = once(() => copyOf(source, 0, source.length));
  const rangeOf = once(() => placesIn(text()));
  const found = (value: JsonValue) => foundLater(value.data, () => foundIn(text(), value, rangeOf()));
  return readingOf(readLargeJson(source), found, (start) => placeIn(source, start));
}

function readingOf({ values, fault }: JsonReading, found: (value: JsonValue) => Found, rangeOf: RangeOf): Reading {
  const shallow = values.filter(({ tooDeep }) => !tooDeep);
  const deep = values.length > shallow.length ? [problem('too-deep', {})] : [];
  return {
    found: shallow.map(found),
    problems: [...deep, ...(fault ? [faultProblem(fault, rangeOf)] : [])],
  };
}

function foundLater(data: Json, found: () => Found): Found {
  return { data, locate: (path, part) => found().locate(path, part), check: () => found().check?.() ?? [] };
}

function foundIn(bytes: Buffer, { data, start }: JsonValue, rangeOf: RangeOf): Found {
  return {
    data,
    locate: locateInJson(bytes, start, rangeOf),
    check: () => duplicateKeys(bytes, start).map((duplicate) => duplicateProblem(duplicate, rangeOf)),
  };
}

function faultProblem({ offset, truncated, because }: Fault, rangeOf: RangeOf): Problem {
  const range = rangeOf(offset, offset);
  return truncated ? problem('json-truncated', {}, { range }) : problem('json-syntax', { because }, { range });
}

function duplicateProblem({ path, start, end }: Duplicate, rangeOf: RangeOf): Problem {
  const range = rangeOf(start, end);
  return problem('duplicate-key', { key: String(path.at(-1)) }, { path, range });
}
