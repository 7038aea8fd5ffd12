import { isUnknown, type Unknown } from '../model/index.js';
import { addressText } from './address.js';
import { configurationOf } from './configuration.js';
import type { Instance } from './instance.js';
import { type JsonMap, listOf, mapOf } from './json.js';
import { blockOf, type Plan } from './plan.js';
import { referencesOf } from './references.js';

/**
 * Marks what an attribute may come to, where the instances of its block share that out among them: both sides repeat
 * over the same count, and the attribute reads nothing but the other block at an index made of `count.index`. It need
 * not be the index itself, since `1 - count.index` leaves the same trace; each instance has another one all the same.
 * Were two of them to have the same, one role would be judged that need not be, and no verdict gets better by that.
 */
export function sharedOut<T>(plan: Plan, instance: Instance, attribute: string, value: T | Unknown): T | Unknown {
  if (!isUnknown(value) || value.$oneOf === undefined) return value;
  const other = blockAtIndex(plan, instance, attribute);
  const isShared = other !== undefined && repeatAlike(plan, instance, other) && hasAllKeysOf(plan, instance, other);
  return isShared ? { ...value, $sharedBy: `${addressText({ ...instance, key: undefined })}.${attribute}` } : value;
}

/** The address of the block that an expression reads at an index, if it reads nothing else. */
function blockAtIndex(plan: Plan, instance: Instance, attribute: string): string | undefined {
  const references = referencesOf(mapOf(blockOf(plan, instance)?.expressions)[attribute]);
  const [other, ...more] = references.filter(([root, part]) => root !== 'count' || part !== 'index');
  if (other === undefined || more.length > 0 || references.length !== 2) return undefined;
  return other.every((step) => typeof step === 'string') ? other.slice(0, 2).join('.') : undefined;
}

/** Whether two blocks repeat over the same count, or one over the number of the other. */
function repeatAlike(plan: Plan, { module, block }: Instance, other: string): boolean {
  const blocks = configurationOf(plan.configuration, module)?.blocks;
  const [own, its] = [countOf(blocks?.get(block)), countOf(blocks?.get(other))];
  if (own === undefined || its === undefined) return false;
  return JSON.stringify(own) === JSON.stringify(its) || listOf(own.references).includes(other);
}

function countOf(block: JsonMap | undefined): JsonMap | undefined {
  return block?.count_expression === undefined ? undefined : mapOf(block.count_expression);
}

function hasAllKeysOf({ instances }: Plan, { module, block }: Instance, other: string): boolean {
  const keys = (of: string) => instances.ofBlock({ module, block: of, key: undefined }).map(({ key }) => String(key));
  return JSON.stringify(keys(block).sort()) === JSON.stringify(keys(other).sort());
}
