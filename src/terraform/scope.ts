import type { Module } from './address.js';
import type { Instance } from './instance.js';
import type { JsonMap } from './json.js';
import { blockOf, type Plan } from './plan.js';
import type { Key } from './traversal.js';

/** Where an expression stands: what `var`, `each` and `count` mean in it. */
export interface Scope {
  readonly module: Module;
  /** The key of the instance, of a resource or module call, that the expression is evaluated for. */
  readonly key: Key | undefined;
  /** Its block: what it repeats over. */
  readonly block: JsonMap;
}

/** The scope of the expressions in an instance's own block. */
export function scopeOf(plan: Plan, instance: Instance): Scope {
  return { module: instance.module, key: instance.key, block: blockOf(plan, instance) ?? {} };
}
