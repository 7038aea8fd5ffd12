import { safeLine } from '../print/index.js';

/** Stands in a facts file for an element of a list that is absent, which JSON cannot say. */
const ABSENT = { $absent: true };

/** A line of a facts file, with its end. Keys keep their order, so that equal facts are equal lines, and nothing
 * in it is more than text to a terminal or a runner. */
export function toLine(value: unknown): string {
  return safeLine(value, elementsKept);
}

function elementsKept(this: unknown, _key: string, value: unknown): unknown {
  return value === undefined && Array.isArray(this) ? ABSENT : value;
}

/** The JSON of a line; nothing where it is none. Elements that are absent are told by what stands for them. */
export function fromLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What the JSON of a line says: elements that are absent are absent again. */
export function saidBy(value: object, line: string): object {
  return line.includes('"$absent"') ? (withAbsent(value) as object) : value;
}

function withAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (isAbsent(one) ? undefined : withAbsent(one)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withAbsent(one)]));
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$absent' in value;
}
