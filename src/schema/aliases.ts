import { type Alias, type Document, isAlias, isCollection, isPair, type Node } from 'yaml';

/** What is wrong with a YAML file, and how many characters stand before it. */
export interface OffsetFault {
  readonly offset: number;
  readonly message: string;
}

/** Values that a file may have once its aliases are written out. */
const LIMIT = 100_000;

/**
 * The aliases of a document that have no data: those that no anchor stands before, and those inside what their own
 * anchor names. Where all have, what they come to written out is counted.
 */
export function aliasFaults(document: Document): OffsetFault[] {
  const faults: OffsetFault[] = [];
  const sizes = new Map<Node, number>();
  const sizeOf = (node: unknown, around: readonly unknown[]): number => {
    if (isAlias(node)) return sizeOfAlias(node, around);
    if (isPair(node)) return sizeOf(node.key, around) + sizeOf(node.value, around);
    if (!isCollection(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    const within = [...around, node];
    const size = node.items.reduce((sum: number, item) => sum + sizeOf(item, within), 1);
    sizes.set(node, size);
    return size;
  };
  const sizeOfAlias = (alias: Alias, around: readonly unknown[]): number => {
    const target = alias.resolve(document);
    const fault = target === undefined ? 'that does not stand before it' : 'that it is itself a part of';
    if (target !== undefined && !around.includes(target)) return sizeOf(target, around);
    faults.push({ offset: alias.range?.[0] ?? 0, message: `the alias \`*${alias.source}\` names an anchor ${fault}` });
    return 1;
  };
  if (sizeOf(document.contents, []) <= LIMIT || faults.length > 0) return faults;
  return [{ offset: 0, message: `written out, the aliases of the file make more than ${LIMIT} values` }];
}
