/** What stands where an input does not (yet) say a value. Plain data, so that it survives JSON. */
export interface Unknown {
  /** Why the value cannot be told, as the end of a sentence: "parameter `Vendor` has no default". */
  readonly $unknown: string;
  /** The addresses or parameters that would settle it, if they are known. */
  readonly $waitsFor?: readonly string[];
  /** Every value it can still become, where that list is closed. */
  readonly $oneOf?: readonly Tree[];
  /** The same for unknowns that share out `$oneOf`: each of its values is one of theirs, whichever. */
  readonly $sharedBy?: string;
  /** The name of the export that it is, whole and as it is: what another input of its account may give. */
  readonly $import?: string;
  /** The CloudFormation parameter that was given no value, where that settles it. */
  readonly $parameter?: string;
  /** Whether it stands in its list for one element or several. */
  readonly $several?: true;
}

/**
 * A value that is known (itself), unknown (an `Unknown`) or absent (`undefined`).
 * The compiler makes the reader choose: absent and unknown are never the same answer.
 */
export type Value<T> = T | Unknown | undefined;

/** JSON data of which any part may be unknown. A policy document travels as one. */
export type Tree = null | boolean | number | string | Unknown | readonly Tree[] | { readonly [key: string]: Tree };

/** A mapping of a `Tree`. */
export type TreeMap = { readonly [key: string]: Tree };

export function unknown(reason: string, waitsFor: readonly string[] = []): Unknown {
  return waitsFor.length > 0 ? { $unknown: reason, $waitsFor: waitsFor } : { $unknown: reason };
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && '$unknown' in value;
}

/** A list whose every element is itself a `Value`; nothing where the list is absent or not one. */
export function isList(value: unknown): value is readonly Tree[] {
  return Array.isArray(value);
}

/** A mapping that is neither a list nor an `Unknown`. */
export function isMap(value: unknown): value is TreeMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('$unknown' in value);
}

/** The first unknown anywhere in a tree, depth first. */
export function firstUnknown(tree: Tree | undefined): Unknown | undefined {
  if (isUnknown(tree)) return tree;
  if (typeof tree !== 'object' || tree === null) return undefined;
  for (const part of Object.values(tree)) {
    const found = firstUnknown(part);
    if (found) return found;
  }
  return undefined;
}
