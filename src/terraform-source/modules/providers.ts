import { ownPartition } from '../../model/index.js';
import type { Accounts, Instance } from '../../terraform/index.js';
import { firstOpen, isMapping, isSequence, treeOf, type Value } from '../values/index.js';

/** The default configuration of the AWS provider, and all that use its credentials. */
const own = 'aws';

/** Arguments of the AWS provider that say whose credentials it uses. */
const credentials = [
  'access_key',
  'assume_role',
  'assume_role_with_web_identity',
  'profile',
  'secret_key',
  'shared_config_files',
  'shared_credentials_file',
  'shared_credentials_files',
  'token',
  'allowed_account_ids',
];

/**
 * The accounts that the provider configurations of a root module are for.
 * @param providers their arguments by key (`aws`, `aws.audit`)
 * @param keyOf the configuration that an instance uses
 */
export function accountsOf(
  providers: ReadonlyMap<string, Value>,
  keyOf: (instance: Instance) => string | undefined,
): Accounts {
  const shares = (key: string) => key !== own && sharesCredentials(providers, key);
  return {
    partition: ownPartition,
    providerOf: (instance) => {
      const key = keyOf(instance) ?? own;
      return shares(key) ? own : key;
    },
    accountOf: (key) => {
      const provider = providers.get(key);
      return provider && accountOf(provider);
    },
  };
}

/** Two configurations are for one account only where every argument that decides it is known and equal. */
function sharesCredentials(providers: ReadonlyMap<string, Value>, key: string): boolean {
  const [one, other] = [providers.get(own), providers.get(key)];
  return credentials.every((name) => {
    const [first, second] = [argument(one, name), argument(other, name)];
    if (!first && !second) return true;
    if (!first || !second || firstOpen(first) || firstOpen(second)) return false;
    return JSON.stringify(treeOf(first)) === JSON.stringify(treeOf(second));
  });
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
