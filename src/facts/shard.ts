import { digestOf } from '../model/index.js';
import type { Shard } from './facts.js';

/** Digits of a digest that a number holds exactly. */
const DIGITS = 12;

/** Whether an input belongs to a shard: by its path from the root of the repository, so that all divide alike. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return Number.parseInt(digestOf(path).slice(0, DIGITS), 16) % count === index - 1;
}

/** A shard written as `2/16`; nothing where the text is none. */
export function readShard(text: string): Shard | undefined {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
