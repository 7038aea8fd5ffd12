import { firstUnknown, type Tree, type Unknown, type Value } from '../../model/index.js';

/**
 * What is known of a value that is one of several: the value itself where all are the same, unknown with the list
 * of them where they differ, and without it where one of them is absent or unknown in part.
 */
export function oneOf(values: readonly Value<Tree>[], otherwise: Unknown): Value<Tree> {
  if (values.every((value) => value === undefined)) return undefined;
  const different = new Map<string, Tree>();
  for (const value of values) {
    if (value === undefined || firstUnknown(value)) return otherwise;
    different.set(JSON.stringify(value), value);
  }
  const distinct = [...different.values()];
  return distinct.length === 1 ? distinct[0] : { ...otherwise, $oneOf: distinct };
}
