import type { Problem } from '../../model/index.js';
import type { Found, Reading } from '../found.js';
import { rangeOfBytes } from '../place.js';
import { problem } from '../problems.js';
import { type Duplicate, duplicateKeys } from './duplicates.js';
import type { Fault } from './fault.js';
import { type KnownEntries, locateInJson } from './locate.js';
import { type JsonValue, readJson } from './read.js';

/** The JSON values of a text in UTF-8, and the fault that ended it if there is one. */
export function readJsonText(bytes: Buffer): Reading {
  const { values, fault } = readJson(bytes);
  const shallow = values.filter(({ tooDeep }) => !tooDeep);
  const deep = values.length > shallow.length ? [problem('too-deep', {})] : [];
  return {
    found: shallow.map((value) => foundIn(bytes, value)),
    problems: [...deep, ...(fault ? [faultProblem(bytes, fault)] : [])],
  };
}

function foundIn(bytes: Buffer, { data, start }: JsonValue): Found {
  const known: KnownEntries = new Map();
  return {
    data,
    locate: (path, part) => locateInJson(bytes, start, path, part, known),
    check: () => duplicateKeys(bytes, start).map((duplicate) => duplicateProblem(bytes, duplicate)),
  };
}

function faultProblem(bytes: Buffer, { offset, truncated, because }: Fault): Problem {
  const range = rangeOfBytes(bytes, offset, offset);
  return truncated ? problem('json-truncated', {}, { range }) : problem('json-syntax', { because }, { range });
}

function duplicateProblem(bytes: Buffer, { path, start, end }: Duplicate): Problem {
  const range = rangeOfBytes(bytes, start, end);
  return problem('duplicate-key', { key: String(path.at(-1)) }, { path, range });
}
