import { isUnknown, type Unknown } from '../../model/index.js';
import type { Instance } from '../instances/instance.js';
import { addressText, keyOf } from '../language/address.js';
import { type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { referencesOf } from '../language/references.js';
import type { Key, Step } from '../language/traversal.js';
import { configurationOf } from '../plan/configuration.js';
import { blockOf, type RootModule, type Scope } from './root-module.js';

/** More instances than this are not told apart one by one. */
export const mostCandidates = 16;

/** A reference on its way to what it names. */
export interface Reference {
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
export function choose<T>(
  reference: Reference,
  head: number,
  group: Group<T>,
): { chosen: readonly T[]; rest: readonly Step[] } {
  const { steps, scope, keyed, written } = reference;
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

/**
 * Whether an expression of nothing but a block and `each.key` means the block's instance with its own key. The index
 * itself is not printed (hashicorp/terraform#30826), so this holds where both sides repeat over the same expression,
 * where one repeats over the other, and where both sets of keys are written out.
 * @param address the block that is named, as expressions of the scope's module spell it
 */
function isPaired(scope: Scope, block: JsonMap, address: string): boolean {
  if (scope.key === undefined) return false;
  const own = repetitionOf(scope.block);
  return own === repetitionOf(block) || listOf(mapOf(scope.block.for_each_expression).references).includes(address);
}

/** What a block repeats over, as text. A set that is written out may leave no expression behind. */
function repetitionOf(block: JsonMap): string {
  const { references } = mapOf(block.for_each_expression);
  return listOf(references)
    .map((reference) => textOf(reference) ?? '')
    .join(' ');
}

/**
 * Marks what an attribute may come to, where the instances of its block share that out among them: both sides repeat
 * over the same count, and the attribute reads nothing but the other block at an index made of `count.index`. It need
 * not be the index itself, since `1 - count.index` leaves the same trace; each instance has another one all the same.
 * Were two of them to have the same, one role would be judged that need not be, and no verdict gets better by that.
 */
export function sharedOut<T>(root: RootModule, instance: Instance, attribute: string, value: T | Unknown): T | Unknown {
  if (!isUnknown(value) || value.$oneOf === undefined) return value;
  const other = blockAtIndex(root, instance, attribute);
  const isShared = other !== undefined && repeatAlike(root, instance, other) && hasAllKeysOf(root, instance, other);
  return isShared ? { ...value, $sharedBy: `${addressText({ ...instance, key: undefined })}.${attribute}` } : value;
}

/** The address of the block that an expression reads at an index, if it reads nothing else. */
function blockAtIndex(root: RootModule, instance: Instance, attribute: string): string | undefined {
  const references = referencesOf(mapOf(blockOf(root, instance)?.expressions)[attribute]);
  const [other, ...more] = references.filter(([root, part]) => root !== 'count' || part !== 'index');
  if (other === undefined || more.length > 0 || references.length !== 2) return undefined;
  return other.every((step) => typeof step === 'string') ? other.slice(0, 2).join('.') : undefined;
}

/** Whether two blocks repeat over the same count, or one over the number of the other. */
function repeatAlike(root: RootModule, { module, block }: Instance, other: string): boolean {
  const blocks = configurationOf(root.configuration, module)?.blocks;
  const [own, its] = [countOf(blocks?.get(block)), countOf(blocks?.get(other))];
  if (own === undefined || its === undefined) return false;
  return JSON.stringify(own) === JSON.stringify(its) || listOf(own.references).includes(other);
}

function countOf(block: JsonMap | undefined): JsonMap | undefined {
  return block?.count_expression === undefined ? undefined : mapOf(block.count_expression);
}

function hasAllKeysOf({ instances }: RootModule, { module, block }: Instance, other: string): boolean {
  const keys = (of: string) => instances.ofBlock({ module, block: of, key: undefined }).map(({ key }) => String(key));
  return JSON.stringify(keys(block).sort()) === JSON.stringify(keys(other).sort());
}
