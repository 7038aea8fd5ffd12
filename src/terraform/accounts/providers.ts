import type { Json } from '../../model/index.js';
import type { Address } from '../language/address.js';
import { type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { referencesOf } from '../language/references.js';
import { type Configuration, configurationOf } from '../plan/configuration.js';

/** Key of the default configuration of the AWS provider, and of all that use its credentials. */
export const ownProvider = 'aws';

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

/**
 * The key of the provider configuration that decides on the account of an instance: `aws`, `aws.audit`. One with an
 * alias and without credentials of its own differs from the default in its region only.
 * @param providers `provider_config` of the configuration
 */
export function providerOf(providers: JsonMap, configuration: Configuration, { module, block }: Address): string {
  const stated = configurationOf(configuration, module)?.blocks.get(block)?.provider_config_key;
  const key = keyIn(providers, textOf(stated) ?? ownProvider);
  return !key.includes('.') || sharesCredentials(providers, key) ? ownProvider : key;
}

/** Early versions put the module before the key of a provider that it has from its caller: `module:aws.audit`. */
function keyIn(providers: JsonMap, key: string): string {
  return key in providers ? key : key.slice(key.lastIndexOf(':') + 1);
}

function sharesCredentials(providers: JsonMap, key: string): boolean {
  const [own, other] = [ownProvider, key].map((provider) => mapOf(mapOf(providers[provider]).expressions));
  return credentials.every((name) => credential(own?.[name]) === credential(other?.[name]));
}

/** What a credential is written as. Of blocks, the role they assume is compared. */
function credential(expression: Json | undefined): string {
  const { constant_value: constant, references } = mapOf(expression);
  const role = mapOf(listOf(expression)[0]).role_arn;
  if (role !== undefined) return credential(role);
  return (
    textOf(constant) ??
    listOf(references)
      .map((reference) => textOf(reference))
      .join(' ')
  );
}

/**
 * The account that a provider configuration states: the only one of `allowed_account_ids`, or that of the role it
 * assumes. What a variable of the root module says counts, whether it is the id or an ARN with it; beside one that
 * cannot be read, there may be more accounts.
 * @param variables those of the root module that may be shown, each with its `value`
 */
export function declaredAccount(provider: Json | undefined, variables: JsonMap): string | undefined {
  const { allowed_account_ids: allowed, assume_role: assumed } = mapOf(mapOf(provider).expressions);
  for (const expression of [allowed, mapOf(listOf(assumed)[0]).role_arn]) {
    const ids = textsOf(expression, variables).flatMap((text) => /(?<!\d)\d{12}(?!\d)/.exec(text) ?? []);
    const [id] = ids;
    if (id !== undefined && ids.every((other) => other === id)) return id;
  }
  return undefined;
}

/**
 * The texts that an expression is made of, as far as it holds constants and variables of the root module; none where one
 * of its variables cannot be read.
 */
function textsOf(expression: Json | undefined, variables: JsonMap): readonly string[] {
  const { constant_value: constant } = mapOf(expression);
  const names = referencesOf(expression).flatMap(([root, name]) => (root === 'var' ? String(name) : []));
  if (!names.every((name) => name in variables)) return [];
  const values = [constant, ...names.map((name) => mapOf(variables[name]).value)];
  return values.flatMap((value) => [value, ...listOf(value)]).flatMap((value) => textOf(value) ?? []);
}
