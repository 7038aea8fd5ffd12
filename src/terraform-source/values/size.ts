import { partsOf, type Value } from './value.js';

const known = new WeakMap<Value, number>();

/** How much a value would be if it were written out: its parts, and of its texts the letters by the dozen. */
export function sizeOf(value: Value): number {
  const found = known.get(value);
  if (found !== undefined) return found;
  const own =
    value.kind === 'string' ? value.value.length / 12 : value.kind === 'pieces' ? lettersOf(value.parts) / 12 : 0;
  const size = partsOf(value).reduce((sum, part) => sum + sizeOf(part), 1 + own);
  known.set(value, size);
  return size;
}

function lettersOf(parts: readonly unknown[]): number {
  return parts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 12), 0);
}

/** The largest value that is followed: some megabytes. */
export const LARGEST = 250_000;

/** The longest text that is made. */
export const LONGEST = 12 * LARGEST;
