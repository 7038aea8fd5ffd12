/** Adds elements to a list, however many: as the arguments of one call they would overflow the stack. */
export function addAll<T>(list: T[] | undefined, more: Iterable<T>): void {
  for (const one of more) list?.push(one);
}

/** The greatest of some numbers; `otherwise` where there is none, or none is greater. */
export function greatest(numbers: Iterable<number>, otherwise: number): number {
  let found = otherwise;
  for (const one of numbers) if (one > found) found = one;
  return found;
}

/** The least of some numbers; infinity where there is none. */
export function least(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const one of numbers) if (one < found) found = one;
  return found;
}
