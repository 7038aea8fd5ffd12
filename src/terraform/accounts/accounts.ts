import { ownAccount, ownPartition, symbol, unknown, type Value } from '../../model/index.js';
import { type Instance, isSensitive, knownText } from '../instances/instance.js';
import { type JsonMap, mapOf } from '../language/json.js';
import type { Configuration } from '../plan/configuration.js';
import { dataSources } from '../types/resource-types.js';
import { declaredAccount, ownProvider, providerOf } from './providers.js';

/** What a plan or state tells of the accounts it is deployed to. */
export interface Accounts {
  /** Account ids by the key of the provider configuration. */
  readonly byProvider: ReadonlyMap<string, string>;
  readonly partition: string;
  /** The key of the provider configuration of an instance. */
  readonly providerOf: (instance: Instance) => string;
}

/**
 * Finds the account of each provider configuration: the one that `aws_caller_identity` has looked up, or else that
 * the configuration states, or else that of an IAM resource which is already there. Every report names the account: one
 * that only sensitive values tell stays unknown.
 */
export function readAccounts(
  document: JsonMap,
  instances: readonly Instance[],
  configuration: Configuration,
): Accounts {
  const providers = mapOf(mapOf(document.configuration).provider_config);
  const keyOf = (instance: Instance) => providerOf(providers, configuration, instance);
  const identities = instances.filter(({ block }) => block.startsWith(`data.${dataSources.callerIdentity}.`));
  const entities = instances.flatMap((instance) => entityArn(instance) ?? []);
  const evidence = [
    ...identities.map((instance) => [keyOf(instance), shown(instance, 'account_id')] as const),
    ...Object.entries(providers).map(
      ([key, provider]) => [key, declaredAccount(provider, shownVariables(document))] as const,
    ),
    ...entities.map(({ instance, account }) => [keyOf(instance), account] as const),
  ];
  const byProvider = new Map<string, string>();
  for (const [key, id] of evidence) if (id && !byProvider.has(key)) byProvider.set(key, id);
  return {
    byProvider,
    partition: partitionOf(instances, identities) ?? entities[0]?.partition ?? ownPartition,
    providerOf: keyOf,
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

/** Account and partition of an IAM resource whose ARN is known. */
function entityArn(instance: Instance): { instance: Instance; partition: string; account: string } | undefined {
  if (!instance.block.startsWith('aws_iam_')) return undefined;
  const [, partition, account] = /^arn:([^:]+):iam::(\d{12}):/.exec(shown(instance, 'arn') ?? '') ?? [];
  return partition && account ? { instance, partition, account } : undefined;
}

function partitionOf(instances: readonly Instance[], identities: readonly Instance[]): string | undefined {
  const lookup = instances.find(({ block }) => block.startsWith(`data.${dataSources.partition}.`));
  const stated = lookup && knownText(lookup, 'partition');
  return stated ?? (identities[0] && knownText(identities[0], 'arn')?.split(':')[1]);
}

/** The account that the input as a whole is deployed to, if it tells. */
export function ownAccountId({ byProvider }: Accounts): string | undefined {
  return byProvider.get(ownProvider);
}

/** The account of an instance where it is not the input's own. */
export function foreignAccount(accounts: Accounts, instance: Instance): Value<string> {
  const key = accounts.providerOf(instance);
  if (key === ownProvider) return undefined;
  return accounts.byProvider.get(key) ?? unknown(`provider \`${key}\` does not state its account`);
}

/** The account in the ARN of an instance: its id or a symbol. */
export function accountText(accounts: Accounts, instance: Instance): string {
  const key = accounts.providerOf(instance);
  return accounts.byProvider.get(key) ?? (key === ownProvider ? ownAccount : symbol(`account of ${key}`));
}
