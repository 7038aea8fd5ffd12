import { ownPartition } from '../../model/index.js';
import {
  type Accounts,
  decidingArguments,
  type Instance,
  ownProvider,
  partitionOfRegion,
} from '../../terraform/index.js';
import { firstOpen, isMapping, isSequence, treeOf, type Value } from '../values/index.js';

/** The arguments of a provider configuration by its key; null where none is declared. */
export type Configurations = (key: string) => Value;

/**
 * The accounts that the provider configurations of a root module are for.
 * @param keyOf the configuration that an instance uses
 */
export function accountsOf(
  configurationAt: Configurations,
  keyOf: (instance: Instance) => string | undefined,
): Accounts {
  return {
    partition: ownPartition,
    providerOf: (instance) => {
      const key = keyOf(instance) ?? ownProvider;
      return sharesAccount(configurationAt, key) ? ownProvider : key;
    },
    accountOf: (key) => accountOf(configurationAt(key)),
  };
}

/** The default configuration of a provider needs no block. */
const isDefault = (key: string) => /^[\w-]+$/.test(key);

/**
 * Whether a configuration is for the account of the default one: only where every argument that decides it is known and
 * equal, and neither shuts the account of the other out.
 */
function sharesAccount(configurationAt: Configurations, key: string): boolean {
  if (key === ownProvider) return true;
  const [own, other] = [configurationAt(ownProvider), configurationAt(key)];
  if (own.kind === 'unknown' || other.kind === 'unknown' || (other.kind === 'null' && !isDefault(key))) return false;
  const isEqual = (name: string) => areEqual(argument(own, name), argument(other, name));
  return [...decidingArguments, 'allowed_account_ids'].every(isEqual) && !shutsOut(own, other) && !shutsOut(other, own);
}

function areEqual(one: Value | undefined, other: Value | undefined): boolean {
  if (!one || !other) return one === other;
  if (firstOpen(one) || firstOpen(other)) return false;
  return JSON.stringify(treeOf(one)) === JSON.stringify(treeOf(other));
}

/** Whether one forbids the account that the other states, or is for regions of another partition. */
function shutsOut(one: Value, other: Value): boolean {
  const forbidden = argument(one, 'forbidden_account_ids');
  const stated = accountOf(other);
  const [here, there] = [one, other].map((each) => argument(each, 'region')).map(partitionOf);
  if (here !== undefined && there !== undefined && here !== there) return true;
  if (stated === undefined || forbidden === undefined) return false;
  return firstOpen(forbidden) !== undefined || textsIn(forbidden).includes(stated);
}

function partitionOf(region: Value | undefined): string | undefined {
  return region?.kind === 'string' ? partitionOfRegion(region.value) : undefined;
}

function textsIn(value: Value): readonly string[] {
  return isSequence(value) ? value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
}

function argument(provider: Value | undefined, name: string): Value | undefined {
  return provider && isMapping(provider) ? provider.entries.get(name) : undefined;
}

/** The account that a configuration states: the only one it is allowed to, or that of the role it assumes last. */
function accountOf(provider: Value): string | undefined {
  const allowed = argument(provider, 'allowed_account_ids');
  const [id, ...others] = allowed && isSequence(allowed) ? allowed.items : [];
  if (id && others.length === 0) return shownAccount(id);
  const assumed = argument(provider, 'assume_role');
  const last = assumed && isSequence(assumed) ? assumed.items.at(-1) : undefined;
  const arn = argument(last, 'role_arn');
  return arn && shownAccount(arn);
}

/** Every report names the account: one that only a secret tells stays unknown. */
function shownAccount(value: Value): string | undefined {
  if (value.sensitive) return undefined;
  const written =
    value.kind === 'string'
      ? value.value
      : value.kind === 'pieces'
        ? value.parts.filter((part) => typeof part === 'string').join('\n')
        : '';
  const found = [...written.matchAll(/(?<!\d)\d{12}(?!\d)/g)];
  return found.length === 1 ? found[0]?.[0] : undefined;
}
