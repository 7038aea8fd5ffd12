import { firstUnknown, isUnknown, type Tree, type Unknown, type Value } from '../../model/index.js';

/**
 * What is known of a value that is one of several: the value itself where all are the same, unknown with the list
 * of them where they differ, and without it where one of them is absent or unknown in part.
 */
export function oneOf(values: readonly Value<Tree>[], otherwise: Unknown): Value<Tree> {
  if (values.every((value) => value === undefined)) return undefined;
  const different = new Map<string, Tree>();
  for (const value of values) {
    if (value === undefined || firstUnknown(value)) return withoutCandidates(otherwise);
    different.set(JSON.stringify(value), value);
  }
  const distinct = [...different.values()];
  return distinct.length === 1 ? distinct[0] : { ...withoutCandidates(otherwise), $oneOf: distinct };
}

/** What a function makes of a value: of each that it can be, where their list is closed. */
export function ofEach(value: Value<Tree>, make: (known: Exclude<Value<Tree>, Unknown>) => Value<Tree>): Value<Tree> {
  if (!isUnknown(value)) return make(value);
  const made = value.$oneOf?.map((candidate) => (isUnknown(candidate) ? candidate : make(candidate)));
  return made ? oneOf(made, value) : withoutCandidates(value);
}

/** Why something cannot be told, for what is made of it: of that, nothing else that is known of it holds. */
export function withoutCandidates({ $oneOf: _, $several: __, $import: ___, ...why }: Unknown): Unknown {
  return why;
}

/**
 * Whether something stands in its list for one element or several, so that what comes behind it has no certain place.
 */
export function isSeveral(element: Tree): element is Unknown {
  return isUnknown(element) && element.$several === true;
}
