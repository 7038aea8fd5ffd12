import { type Export, isSymbolic, type Resource } from '../model/index.js';
import { isNested } from './resources/types.js';
import type { Stack } from './stack/stack.js';
import { entryOf } from './template/json.js';

/**
 * What a stack, and those nested in it, export of IAM for other stacks of the account: ARNs, names of what they make,
 * and account ids.
 */
export function exportsOf(stack: Stack, resources: readonly Resource[]): readonly Export[] {
  const names = new Set(resources.map((one) => ('name' in one ? one.name : undefined)));
  return allExports(stack).filter(
    ({ value }) => names.has(value) || /^(arn:[^:]*:(iam|sso):.*|\d{12}|\u27e8account\u27e9)$/su.test(value),
  );
}

function allExports(stack: Stack): readonly Export[] {
  const own = [...stack.outputs.keys()].flatMap((output) => exportOf(output, stack));
  const nested = [...stack.declarations.values()].filter(({ type }) => isNested(type));
  const children = nested.flatMap(({ id }): readonly Stack[] => {
    const opened = stack.children(id);
    return typeof opened === 'string' ? [] : opened;
  });
  return [...own, ...children.filter(({ account }) => account === undefined).flatMap(allExports)];
}

/** An output under its name; one that is not made exports nothing. */
function exportOf(output: string, stack: Stack): readonly Export[] {
  const definition = stack.outputs.get(output);
  const node = entryOf(entryOf(definition, 'Export'), 'Name');
  const condition = entryOf(definition, 'Condition');
  if (node === undefined || stack.exists.answer === 'no') return [];
  if (typeof condition === 'string' && stack.existsUnder(condition).answer === 'no') return [];
  const name = stack.scopeUnder(undefined).evaluate(node);
  const value = stack.output(output);
  return typeof name === 'string' && !isSymbolic(name) && typeof value === 'string' ? [{ name, value }] : [];
}
