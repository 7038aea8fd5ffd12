import type { Json } from '../model/index.js';
import { configurationOf } from './configuration.js';
import { mapOf } from './json.js';
import type { Plan } from './plan.js';
import { referencesOf } from './references.js';
import type { Scope } from './scope.js';

/**
 * Whether an expression is null, as far as constants and variables tell: then the argument counts as not set, and a
 * provider may fill it in.
 */
export function isNull(plan: Plan, expression: Json | undefined, scope: Scope): boolean {
  const written = mapOf(expression);
  if ('constant_value' in written) return written.constant_value === null;
  const [reference, ...others] = referencesOf(expression);
  const [root, name, ...rest] = reference ?? [];
  if (root !== 'var' || typeof name !== 'string' || rest.length + others.length > 0) return false;
  const call = scope.module.at(-1);
  if (!call) return (mapOf(plan.variables[name]).value ?? null) === null;
  const module = scope.module.slice(0, -1);
  const block = mapOf(configurationOf(plan.configuration, module)?.calls[call.name]);
  const given = mapOf(block.expressions)[name];
  if (given !== undefined) return isNull(plan, given, { module, key: call.key, block });
  return (mapOf(mapOf(mapOf(block.module).variables)[name]).default ?? null) === null;
}
