import type { Answer, Json } from '../../model/index.js';
import { type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { readsOnlyResources } from '../language/references.js';
import { parseTraversal } from '../language/traversal.js';
import { configurationOf } from '../plan/configuration.js';
import type { RootModule, Scope } from './root-module.js';

/**
 * Whether an expression for a list is null, as far as constants and variables tell: then the argument counts as not
 * set, and a provider may fill it in. One that reads only resources has them as elements.
 */
export function isNull(root: RootModule, expression: Json | undefined, scope: Scope): Answer {
  const written = mapOf(expression);
  if ('constant_value' in written) return answer(written.constant_value);
  const name = soleVariable(written);
  if (name === undefined) return readsOnlyResources(written) ? 'no' : 'unknown';
  const call = scope.module.at(-1);
  if (!call) return answer(mapOf(root.variables[name]).value);
  const module = scope.module.slice(0, -1);
  const block = mapOf(configurationOf(root.configuration, module)?.calls[call.name]);
  const given = mapOf(block.expressions)[name];
  if (given !== undefined) return isNull(root, given, { module, key: call.key, block });
  return answer(mapOf(mapOf(mapOf(block.module).variables)[name]).default);
}

function answer(value: Json | undefined): Answer {
  return (value ?? null) === null ? 'yes' : 'no';
}

/** The variable that is all of an expression. `length(var.a) > 0 ? var.a : null` has its own twice. */
function soleVariable({ references }: JsonMap): string | undefined {
  const [reference, ...others] = listOf(references);
  const [root, name, ...rest] = parseTraversal(textOf(reference) ?? '') ?? [];
  return root === 'var' && typeof name === 'string' && rest.length + others.length === 0 ? name : undefined;
}
