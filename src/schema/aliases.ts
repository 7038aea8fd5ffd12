import { type Alias, type Document, isAlias, isCollection, isPair } from 'yaml';

/** What is wrong with a YAML file, and how many characters stand before it. */
export interface OffsetFault {
  readonly offset: number;
  readonly message: string;
}

/** Values that a file may have once its aliases are written out, and aliases: each is searched for among all others. */
const MOST_VALUES = 100_000;
const MOST_ALIASES = 5_000;

/** What an anchor names: its values, written out; nothing while it is still open, for an alias in it names a part of it. */
type Sizes = Map<string, number | undefined>;

/**
 * The aliases of a document that have no data: those that no anchor stands before, and those inside what their own
 * anchor names. Where all have, what they come to written out is counted.
 */
export function aliasFaults(document: Document): OffsetFault[] {
  const faults: OffsetFault[] = [];
  const sizes: Sizes = new Map();
  let aliases = 0;
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) return sizeOfAlias(node);
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    const anchor = (node as { readonly anchor?: string } | null)?.anchor;
    if (anchor !== undefined) sizes.set(anchor, undefined);
    const size = isCollection(node) ? node.items.reduce((sum: number, item) => sum + sizeOf(item), 1) : 1;
    if (anchor !== undefined) sizes.set(anchor, size);
    return size;
  };
  const sizeOfAlias = (alias: Alias): number => {
    aliases += 1;
    const size = sizes.get(alias.source);
    if (size !== undefined) return size;
    const fault = sizes.has(alias.source) ? 'that it is itself a part of' : 'that does not stand before it';
    faults.push({ offset: alias.range?.[0] ?? 0, message: `the alias \`*${alias.source}\` names an anchor ${fault}` });
    return 1;
  };
  const size = sizeOf(document.contents);
  if (faults.length > 0) return faults;
  if (aliases > MOST_ALIASES) return [{ offset: 0, message: `the file has more than ${MOST_ALIASES} aliases` }];
  if (size <= MOST_VALUES) return [];
  return [{ offset: 0, message: `written out, the aliases of the file make more than ${MOST_VALUES} values` }];
}
