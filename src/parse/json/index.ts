import type { Problem } from '../../model/index.js';
import type { Found, Reading } from '../found.js';
import { placesIn, type RangeOf } from '../place.js';
import { problem } from '../problems.js';
import { type Duplicate, duplicateKeys } from './duplicates.js';
import type { Fault } from './fault.js';
import { locateInJson } from './locate.js';
import { type JsonValue, readJson } from './read.js';

/** The JSON values of a text in UTF-8, and the fault that ended it if there is one. */
export function readJsonText(bytes: Buffer): Reading {
  const { values, fault } = readJson(bytes);
  const rangeOf = placesIn(bytes);
  const shallow = values.filter(({ tooDeep }) => !tooDeep);
  const deep = values.length > shallow.length ? [problem('too-deep', {})] : [];
  return {
    found: shallow.map((value) => foundIn(bytes, value, rangeOf)),
    problems: [...deep, ...(fault ? [faultProblem(fault, rangeOf)] : [])],
  };
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
