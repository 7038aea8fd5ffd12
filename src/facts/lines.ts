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

/** What a line says; nothing where it is no JSON. */
export function fromLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return line.includes('"$absent"') ? withAbsent(value) : value;
  } catch {
    return undefined;
  }
}

function withAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (isAbsent(one) ? undefined : withAbsent(one)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withAbsent(one)]));
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$absent' in value;
}
