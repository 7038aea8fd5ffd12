import { object, open, tuple, type Value } from '../values/index.js';
import type { Repetition } from './repetition.js';

/** What a reference to a block is: the instance, a tuple of them, or an object by key. */
export function repeatedValue({ by, rounds, open: why }: Repetition, values: readonly Value[]): Value {
  const [only = open('it has no instance')] = values;
  if (by === 'nothing') return only;
  if (why && rounds.length === 1) return { ...why, each: only };
  if (by === 'count') return tuple(values);
  const known = object(
    rounds.flatMap(({ key }, at) => (key === undefined ? [] : [[String(key), values[at] ?? only] as const])),
  );
  const last = values.at(-1);
  return why ? { ...known, others: { ...why, ...(last && { each: last }) } } : known;
}
