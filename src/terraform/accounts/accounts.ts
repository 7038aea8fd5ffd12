import {
  accountOfProvider,
  isAccountId,
  isUnknown,
  ownAccount,
  ownPartition,
  type Resource,
  unknown,
  type Value,
} from '../../model/index.js';
import { type Instance, isSensitive, knownText } from '../instances/instance.js';
import { type JsonMap, mapOf } from '../language/json.js';
import type { Configuration } from '../plan/configuration.js';
import { dataSources, hasArnOfIam } from '../types/resource-types.js';
import { type GroupOf, groupsOf } from './groups.js';
import { providerOf, providersOf } from './providers.js';
import { ownProvider, type Providers } from './same-account.js';

/** What is told of the accounts that a root module is deployed to. */
export interface Accounts {
  readonly partition: string;
  /** The key of the provider configuration of an instance, the same for all that surely lead to one account. */
  readonly providerOf: (instance: Instance) => string;
  /** The id of the account that such a key leads to; absent where nothing tells. */
  readonly accountOf: (provider: string) => Value<string>;
}

/**
 * Finds the account of each provider configuration: the one that `aws_caller_identity` has looked up, that the
 * configuration states, and that the ARNs of IAM resources have which are already there. Where these contradict each
 * other, it is unknown. Every report names the account: one that only sensitive values tell stays unknown.
 * @param complete says more of the configurations than the plan does
 */
export function readAccounts(
  document: JsonMap,
  instances: readonly Instance[],
  configuration: Configuration,
  complete: (providers: Providers) => Providers = (providers) => providers,
): Accounts {
  const configurations = mapOf(mapOf(document.configuration).provider_config);
  const providers = complete(providersOf(configurations, shownVariables(document)));
  const keyOf = (instance: Instance) => providerOf(providers, configuration, instance);
  const identities = instances.filter(({ block }) => block.startsWith(`data.${dataSources.callerIdentity}.`));
  const entities = instances.flatMap((instance) => entityArn(instance) ?? []);
  const evidence = [
    ...identities.map((instance) => ({ key: keyOf(instance), id: accountOfCaller(instance) })),
    ...entities.map(({ instance, account }) => ({ key: keyOf(instance), id: account })),
  ];
  const groupOf = groupsOf(providers, [...new Set(instances.map(keyOf))], evidence);
  const partition = partitionOf(instances, identities) ?? entities[0]?.partition ?? ownPartition;
  return accountsOf(groupOf, keyOf, partition);
}

/** The accounts of the provider configurations that instances use, each by the key of its group. */
export function accountsOf(groupOf: GroupOf, keyOf: (instance: Instance) => string, partition: string): Accounts {
  return {
    partition,
    providerOf: (instance) => groupOf(keyOf(instance)).key,
    accountOf: (key) => groupOf(key).account,
  };
}

/** The variables of the root module but for those that the configuration marks as sensitive. */
function shownVariables({ variables, configuration }: JsonMap): JsonMap {
  const declared = mapOf(mapOf(mapOf(configuration).root_module).variables);
  return Object.fromEntries(Object.entries(mapOf(variables)).filter(([name]) => !mapOf(declared[name]).sensitive));
}

/** The text of an attribute that is not sensitive. */
function shown(instance: Instance, attribute: string): string | undefined {
  return isSensitive(instance, attribute) ? undefined : knownText(instance, attribute);
}

/** The account that a caller identity tells. */
function accountOfCaller(instance: Instance): string | undefined {
  const id = shown(instance, 'account_id');
  return id !== undefined && isAccountId(id) ? id : undefined;
}

/** Account and partition of an IAM resource whose ARN is known, be it managed or looked up. */
function entityArn(instance: Instance): { instance: Instance; partition: string; account: string } | undefined {
  if (!hasArnOfIam(instance.type)) return undefined;
  const [, partition, account] = /^arn:([^:]+):iam::(\d{12}):/.exec(shown(instance, 'arn') ?? '') ?? [];
  return partition && account ? { instance, partition, account } : undefined;
}

function partitionOf(instances: readonly Instance[], identities: readonly Instance[]): string | undefined {
  const lookup = instances.find(({ block }) => block.startsWith(`data.${dataSources.partition}.`));
  const stated = lookup && knownText(lookup, 'partition');
  return stated ?? (identities[0] && knownText(identities[0], 'arn')?.split(':')[1]);
}

/**
 * The account that the input as a whole is deployed to, if it tells. Beside resources of other accounts, it is unknown
 * where it is not told, and absent where the default configuration of the provider has nothing to deploy.
 * @param resources all that it deploys of IAM
 * @param managed all its managed resources
 */
export function ownAccountId(
  accounts: Accounts,
  resources: readonly Resource[],
  managed: () => readonly Instance[],
): Value<string> {
  const told = accounts.accountOf(ownProvider);
  if (resources.every(({ account }) => account === undefined)) return told;
  const isUsed = managed().some((one) => accounts.providerOf(one) === ownProvider);
  return isUsed ? (told ?? unknown('the provider does not state its account', [ownProvider])) : undefined;
}

/**
 * The account of an instance where it is not the input's own. One that is not told waits for its provider
 * configuration, by whose key it is told from others.
 */
export function foreignAccount({ providerOf: keyOf, accountOf }: Accounts, instance: Instance): Value<string> {
  const key = keyOf(instance);
  if (key === ownProvider) return undefined;
  return accountOf(key) ?? unknown(`provider \`${key}\` does not state its account`, [key]);
}

/** The account in the ARN of an instance: its id or a symbol. */
export function accountText({ providerOf: keyOf, accountOf }: Accounts, instance: Instance): string {
  const key = keyOf(instance);
  const account = accountOf(key);
  if (account !== undefined && !isUnknown(account)) return account;
  return key === ownProvider ? ownAccount : accountOfProvider(key);
}
