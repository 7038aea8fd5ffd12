import { NOTHING_PASSED_OVER, type PassedOver } from '../model/index.js';
import type { Facts } from './facts.js';

/** What was passed over in one run or another: parts that were handed out add up, shards have all seen the same. */
export function passedOverIn(all: readonly Facts[]): PassedOver {
  const runs = new Map<string, PassedOver>();
  for (const { header } of all) {
    const { index, count, divided } = header.shard;
    const key = divided ?? JSON.stringify([index, count]);
    runs.set(key, merged(runs.get(key) ?? NOTHING_PASSED_OVER, header.passedOver, Math.max));
  }
  return [...runs.values()].reduce((one, other) => merged(one, other, (a, b) => a + b), NOTHING_PASSED_OVER);
}

function merged(one: PassedOver, other: PassedOver, by: (a: number, b: number) => number): PassedOver {
  return {
    ignored: by(one.ignored, other.ignored),
    hidden: by(one.hidden, other.hidden),
    links: by(one.links, other.links),
    assembly: by(one.assembly, other.assembly),
  };
}
