import { createHash } from 'node:crypto';

/** A row of chance. */
export interface Random {
  /** A whole number from 0 up to, but not, `bound`. */
  readonly below: (bound: number) => number;
  /** One of a list, which must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** True once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

/** Chance that is the same for the same seeds, on every machine. */
export function randomOf(...seeds: readonly (number | string)[]): Random {
  let numbers: readonly number[] = [];
  let drawn = 0;
  const next = (): number => {
    if (drawn % BLOCK === 0) numbers = numbersOf([...seeds, drawn].join());
    drawn += 1;
    return numbers[(drawn - 1) % BLOCK] ?? 0;
  };
  const below = (bound: number) => next() % bound;
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('there is nothing to pick from');
    return list[below(list.length)] as T;
  };
  return { below, pick, onceIn: (times) => below(times) === 0 };
}

const BLOCK = 8;

function numbersOf(text: string): readonly number[] {
  const digest = createHash('sha256').update(text).digest();
  return Array.from({ length: BLOCK }, (_, index) => digest.readUInt32LE(index * 4));
}
