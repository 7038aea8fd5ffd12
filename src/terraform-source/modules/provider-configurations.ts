import type { Body } from '../../hcl/index.js';
import { moduleText } from '../../terraform/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import { type Scope, withNames } from '../evaluate/scope.js';
import { elementOf } from '../evaluate/traverse.js';
import { object, open, text, type Value } from '../values/index.js';
import { bodyValue } from './block-value.js';
import type { Declared, Module } from './module.js';
import type { Calling, RootRun } from './module-tree.js';
import { keyIn, withoutKey } from './provider-reference.js';

/**
 * What references to providers in a module instance stand for: its own configurations, which are evaluated when an
 * account is asked for, or those of its caller. A configuration without arguments says only that it is passed.
 * Source: https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
export function providerKeys(run: RootRun, module: Module, calling: Calling, scope: Scope): Calling['providerKey'] {
  return (reference) => {
    const declared = module.providers.get(withoutKey(reference));
    const isOwn = calling.path.length === 0 || (declared !== undefined && configures(declared));
    if (!isOwn) return calling.providerKey(reference);
    const key = calling.path.length === 0 ? reference : `${moduleText(calling.path)}:${reference}`;
    if (declared) run.configure(key, () => configurationOf(declared.block.body, keyIn(reference), scope));
    return key;
  };
}

function configures({ block: { body } }: Declared): boolean {
  return body.blocks.length > 0 || body.attributes.some(({ name }) => name !== 'alias' && name !== 'version');
}

/** The arguments of a configuration; with `for_each` (OpenTofu) those of the instance of a key. */
function configurationOf(body: Body, key: string | undefined, scope: Scope): Value {
  const forEach = body.attributes.find(({ name }) => name === 'for_each')?.value;
  if (!forEach) return bodyValue(body, scope);
  if (key === undefined) return open('which instance of the provider it is, is not known');
  const all = evaluate(forEach, scope);
  const value = all.kind === 'set' ? text(key) : elementOf(all, text(key));
  const each = object([
    ['key', text(key)],
    ['value', value],
  ]);
  return bodyValue(body, withNames(scope, [['each', each]]));
}
