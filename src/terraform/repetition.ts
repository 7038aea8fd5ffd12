import { type JsonMap, listOf, mapOf, textOf } from './json.js';
import type { Scope } from './scope.js';

/**
 * Whether an expression of nothing but a block and `each.key` means the block's instance with its own key. The index
 * itself is not printed (hashicorp/terraform#30826), so this holds where both sides repeat over the same expression,
 * where one repeats over the other, and where both sets of keys are written out.
 * @param address the block that is named, as expressions of the scope's module spell it
 */
export function isPaired(scope: Scope, block: JsonMap, address: string): boolean {
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
