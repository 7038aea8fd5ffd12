import { firstUnknown } from '../../model/index.js';
import type { Attributes } from '../../terraform/index.js';
import { fromTree, type Mapping, object, type Value } from '../values/index.js';

/** What others see of an instance, by what a plan knows of its attributes. */
export function asPlannedValue(seen: Mapping, planned: Attributes | undefined): Mapping {
  if (!planned) return seen;
  const known = planned.names().flatMap((name): (readonly [string, Value])[] => {
    const tree = planned.value(name);
    if (tree === undefined || firstUnknown(tree) !== undefined) return [];
    const value = fromTree(tree);
    return [[name, planned.isSensitive(name) ? { ...value, sensitive: true } : value]];
  });
  return { ...object([...seen.entries, ...known]), ...(seen.others && { others: seen.others }) };
}
