import { keyOf } from './address.js';
import type { JsonMap } from './json.js';
import { isPaired } from './repetition.js';
import type { Scope } from './scope.js';
import type { Key, Step } from './traversal.js';

/** More instances than this are not told apart one by one. */
export const mostCandidates = 16;

/** A reference on its way to what it names. */
export interface Hop {
  /** The steps of the reference, then those that are read of its value further out. */
  readonly steps: readonly Step[];
  /** How many of the steps the reference itself has. */
  readonly written: number;
  readonly scope: Scope;
  /**
   * Whether the expression names nothing else but `each.key`, which then is the index. A `count.index` need not be:
   * `1 - count.index` leaves the same trace.
   */
  readonly keyed: boolean;
}

/** The instances of a block or module call: all of them, and the one with a key. */
interface Group<T> {
  readonly all: readonly T[];
  readonly find: (key: Key | undefined) => T | undefined;
  readonly block: JsonMap;
}

/**
 * Which instances a reference means, and what it reads of them.
 * @param head how many of its steps name the block or call
 */
export function choose<T>(hop: Hop, head: number, group: Group<T>): { chosen: readonly T[]; rest: readonly Step[] } {
  const { steps, scope, keyed, written } = hop;
  const rest = steps.slice(head);
  const key = keyOf(rest[0]);
  const single = group.find(undefined);
  if (key !== undefined && single) return { chosen: [single], rest: rest.slice(1) };
  if (key !== undefined) {
    const found = group.find(key);
    const others = head < written ? [] : group.all;
    return { chosen: found ? [found] : others, rest: rest.slice(1) };
  }
  const own = keyed && isPaired(scope, group.block, steps.slice(0, head).join('.')) && group.find(scope.key);
  return { chosen: own ? [own] : group.all, rest };
}
