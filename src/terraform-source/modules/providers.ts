import { ownPartition } from '../../model/index.js';
import {
  type Accounts,
  accountsOf,
  groupsOf,
  type Instance,
  ownProvider,
  type ProviderArgument,
  type ProviderArguments,
} from '../../terraform/index.js';
import { isMapping, isSequence, treeOf, type Value } from '../values/index.js';

/** The arguments of a provider configuration by its key (`aws`, `aws.audit`); null where it has no block. */
export type Configurations = (key: string) => Value;

/**
 * The accounts that the provider configurations of a root module are for.
 * @param keys those of the configurations that are known so far
 * @param keyOf the configuration that an instance uses
 */
export function accountsOfProviders(
  keys: () => readonly string[],
  configurationAt: Configurations,
  keyOf: (instance: Instance) => string | undefined,
): Accounts {
  const at = (key: string) => argumentsOf(key, configurationAt(key));
  const groupOf = groupsOf({ keys, at, isWhole: () => true }, [], []);
  return accountsOf(groupOf, (instance) => keyOf(instance) ?? ownProvider, ownPartition);
}

/** The default configuration of a provider needs no block. */
const isDefault = (key: string) => /^[\w-]+$/.test(key);

/** The arguments of a configuration; nothing where they cannot be told. */
export function argumentsOf(key: string, configuration: Value): ProviderArguments | undefined {
  if (!isMapping(configuration)) return configuration.kind === 'null' && isDefault(key) ? new Map() : undefined;
  return new Map(
    [...configuration.entries].map(([name, value]): [string, ProviderArgument] => [
      name,
      { value: treeOf(value), texts: textsOf(value) },
    ]),
  );
}

/** The texts that may name an account: of blocks, the ARN of the role in the last. */
function textsOf(value: Value): readonly string[] {
  const last = isSequence(value) ? value.items.at(-1) : undefined;
  const role = last && isMapping(last) ? last.entries.get('role_arn') : value;
  const texts = role && isSequence(role) ? role.items.map(shownText) : [role && shownText(role)];
  return texts.every((text) => text !== undefined) ? texts : [];
}

/**
 * Every report names the account: one that only a secret tells stays unknown. What is not known of a text may be
 * anything.
 */
function shownText(value: Value): string | undefined {
  if (value.sensitive) return undefined;
  if (value.kind === 'pieces') return value.parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
  return value.kind === 'string' ? value.value : undefined;
}
