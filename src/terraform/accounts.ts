import { type Json, ownAccount, ownPartition, symbol, unknown, type Value } from '../model/index.js';
import { type Configuration, configurationOf } from './configuration.js';
import type { Instance } from './instance.js';
import { type JsonMap, listOf, mapOf, textOf } from './json.js';

/** What a plan or state tells of the accounts it is deployed to. */
export interface Accounts {
  /** Account ids by the key of the provider configuration: `aws`, `aws.audit`. */
  readonly byProvider: ReadonlyMap<string, string>;
  /** The account of the default provider configuration. */
  readonly own: string | undefined;
  readonly partition: string;
  /** The provider configurations by key. */
  readonly providers: JsonMap;
}

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
];

export function readAccounts(
  document: JsonMap,
  instances: readonly Instance[],
  configuration: Configuration,
): Accounts {
  const providers = mapOf(mapOf(document.configuration).provider_config);
  const byProvider = new Map<string, string>();
  for (const [key, provider] of Object.entries(providers)) {
    const id = declaredAccount(mapOf(mapOf(provider).expressions), mapOf(document.variables));
    if (id !== undefined) byProvider.set(key, id);
  }
  const identities = instances.filter(({ type, block }) => type === 'aws_caller_identity' && block.startsWith('data.'));
  for (const identity of identities) {
    const id = textOf(identity.values.account_id);
    if (id) byProvider.set(providerKey(providers, configuration, identity), id);
  }
  return { byProvider, own: byProvider.get('aws'), partition: partitionOf(instances, identities), providers };
}

/**
 * The account that a provider configuration states: the only one of `allowed_account_ids`, or that of the role it
 * assumes. What a variable of the root module says counts, whether it is the id or an ARN with it.
 */
function declaredAccount(expressions: JsonMap, variables: JsonMap): string | undefined {
  const [assumed] = listOf(expressions.assume_role);
  for (const expression of [expressions.allowed_account_ids, mapOf(assumed).role_arn]) {
    const ids = new Set(textsOf(expression, variables).flatMap((text) => /(?<!\d)\d{12}(?!\d)/.exec(text) ?? []));
    const [id] = ids;
    if (id !== undefined && ids.size === 1) return id;
  }
  return undefined;
}

/** The texts that an expression is made of, as far as it holds constants and variables of the root module. */
function textsOf(expression: Json | undefined, variables: JsonMap): readonly string[] {
  const { constant_value: constant, references } = mapOf(expression);
  const named = listOf(references).map(
    (reference) => mapOf(variables[(textOf(reference) ?? '').replace(/^var\./, '')]).value,
  );
  return [constant, ...named].flatMap((value) => [value, ...listOf(value)]).flatMap((value) => textOf(value) ?? []);
}

/**
 * The account of an instance whose provider configuration is not that of the input's own account; nothing where it
 * is. A configuration with an alias and no credentials of its own differs in its region, not in its account.
 */
export function foreignAccount(accounts: Accounts, configuration: Configuration, instance: Instance): Value<string> {
  const key = providerKey(accounts.providers, configuration, instance);
  const id = accounts.byProvider.get(key);
  if (id !== undefined) return id === accounts.own ? undefined : id;
  return sharesCredentials(accounts.providers, key)
    ? undefined
    : unknown(`provider \`${key}\` does not state its account`);
}

function sharesCredentials(providers: JsonMap, key: string): boolean {
  const [own, other] = [providers.aws, providers[key]].map((provider) => mapOf(mapOf(provider).expressions));
  return !key.includes('.') || credentials.every((name) => textKey(own?.[name]) === textKey(other?.[name]));
}

/** A credential in a form that can be compared. Blocks are never taken to be equal. */
function textKey(expression: Json | undefined): Json | undefined {
  if (expression === undefined) return undefined;
  const { constant_value: constant, references } = mapOf(expression);
  return (
    textOf(constant) ??
    (listOf(references)
      .map((reference) => textOf(reference))
      .join(' ') ||
      expression)
  );
}

/** The account in the ARNs of an instance. */
export function accountText(accounts: Accounts, account: Value<string>): string {
  if (typeof account === 'string') return account;
  return account === undefined ? (accounts.own ?? ownAccount) : symbol(`account: ${account.$unknown}`);
}

/** The key of the provider configuration that an instance belongs to; the default one where that is not said. */
function providerKey(
  providers: JsonMap,
  configuration: Configuration,
  { module, block }: Pick<Instance, 'module' | 'block'>,
): string {
  const key = textOf(configurationOf(configuration, module)?.blocks.get(block)?.provider_config_key) ?? 'aws';
  const local = key.slice(key.lastIndexOf(':') + 1);
  return key in providers ? key : local.includes('.') || local in providers ? local : 'aws';
}

function partitionOf(instances: readonly Instance[], identities: readonly Instance[]): string {
  const stated = instances.find(({ block }) => block.startsWith('data.aws_partition.'))?.values.partition;
  const arn = identities.flatMap(({ values }) => textOf(values.arn) ?? [])[0];
  return textOf(stated) ?? arn?.split(':')[1] ?? ownPartition;
}
