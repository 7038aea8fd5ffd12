import type { Json } from '../../model/index.js';
import type { Address } from '../language/address.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { referencesOf } from '../language/references.js';
import type { Step } from '../language/traversal.js';
import { type Configuration, configurationOf } from '../plan/configuration.js';

/** Key of the default configuration of the AWS provider. */
export const ownProvider = 'aws';

/** Arguments of the AWS provider that decide whose credentials it uses, and so on the account. */
export const decidingArguments: ReadonlySet<string> = new Set([
  'access_key',
  'assume_role',
  'assume_role_with_web_identity',
  'endpoints',
  'profile',
  'secret_key',
  'shared_config_files',
  'shared_credentials_file',
  'shared_credentials_files',
  'token',
]);

/**
 * The key of the provider configuration of an instance: `aws`, `aws.audit`.
 * @param providers `provider_config` of the configuration
 */
export function providerOf(providers: JsonMap, configuration: Configuration, { module, block }: Address): string {
  const stated = configurationOf(configuration, module)?.blocks.get(block)?.provider_config_key;
  return keyIn(providers, textOf(stated) ?? ownProvider);
}

/** Early versions put the module before the key of a provider that it has from its caller: `module:aws.audit`. */
function keyIn(providers: JsonMap, key: string): string {
  return key in providers ? key : key.slice(key.lastIndexOf(':') + 1);
}

/**
 * Whether two provider configurations surely lead to one account, as long as nothing tells otherwise: every argument that
 * decides on it is absent in both, or the same constant. References prove nothing, since a plan drops the text around
 * them and which element of a map is looked up. Nor does an alias that shows no difference at all: it differs in a dynamic
 * block, which leaves no trace in a plan (hashicorp/terraform#28346).
 * @param variables those of the root module that may be shown, each with its `value`
 */
export function isSameAccount(providers: JsonMap, variables: JsonMap, one: string, other: string): boolean {
  if (one === other) return true;
  const [left = {}, right = {}] = [one, other].map((key) => mapOf(mapOf(providers[key]).expressions));
  const isEqual = (name: string) => JSON.stringify(left[name]) === JSON.stringify(right[name]);
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const alike = names
    .filter((name) => decidingArguments.has(name))
    .every((name) => isEqual(name) && isConstant(left[name]));
  const isReadable = [left, right].every((expressions) => statesAccountReadably(expressions, variables));
  const isAlias = withoutAlias(one) === withoutAlias(other);
  const isShut = excludes(left, right, variables) || excludes(right, left, variables);
  return alike && isReadable && !isShut && !(isAlias && names.every(isEqual));
}

/** Whether one configuration forbids the only account that the other allows, or is for regions of another partition. */
function excludes(one: JsonMap, other: JsonMap, variables: JsonMap): boolean {
  const forbidden = textsOf(one.forbidden_account_ids, variables);
  const [here, there] = [one, other].map(({ region }) => textsOf(region, variables).map(partitionOfRegion)[0]);
  return (
    declaredAccounts({ expressions: other }, variables).some((id) => forbidden.includes(id)) ||
    (here !== undefined && there !== undefined && here !== there)
  );
}

/** What regions of one partition begin with; an account is in one partition. */
export function partitionOfRegion(region: string): string {
  return /^(?:cn|eusc|us-gov|us-isob?|us-isof|eu-isoe)-/.exec(region)?.[0] ?? '';
}

/** `aws` of `aws.audit`, `module:aws` of `module:aws.audit`. */
function withoutAlias(key: string): string {
  return key.replace(/\.[^.:]*$/, '');
}

/** The accounts that a configuration allows choose none; one that cannot be read may be any. */
function statesAccountReadably({ allowed_account_ids: allowed }: JsonMap, variables: JsonMap): boolean {
  return allowed === undefined || textsOf(allowed, variables).length > 0;
}

/** Whether an expression, or every one inside of blocks, is written out. */
function isConstant(expression: Json | undefined): boolean {
  if (Array.isArray(expression)) return expression.every((block) => Object.values(mapOf(block)).every(isConstant));
  return 'constant_value' in mapOf(expression);
}

/**
 * The accounts that a provider configuration states: those of `allowed_account_ids` where there is but one, and that of
 * the role it assumes last. What a variable of the root module says counts, whether it is the id or an ARN with it.
 * @param variables those of the root module that may be shown, each with its `value`
 */
export function declaredAccounts(provider: Json | undefined, variables: JsonMap): readonly string[] {
  const { allowed_account_ids: allowed, ...roles } = mapOf(mapOf(provider).expressions);
  const assumed = [roles.assume_role, roles.assume_role_with_web_identity].map((blocks) => listOf(blocks).at(-1));
  const role = mapOf(assumed.find((block) => block !== undefined)).role_arn;
  return [allowed, role].flatMap((expression) => soleAccount(textsOf(expression, variables)) ?? []);
}

/** The one account that texts name: ids, or ARNs with one. */
function soleAccount(texts: readonly string[]): string | undefined {
  const ids = texts.flatMap((text) => /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?=:|$)/.exec(text)?.[1] ?? []);
  const [id] = ids;
  return id !== undefined && ids.every((other) => other === id) ? id : undefined;
}

/**
 * The texts that an expression is made of, as far as it holds constants and variables of the root module; none where
 * anything that it refers to cannot be read, for then there may be more.
 */
function textsOf(expression: Json | undefined, variables: JsonMap): readonly string[] {
  const { constant_value: constant } = mapOf(expression);
  const values = [constant ?? [], ...referencesOf(expression).map((steps) => variableAt(variables, steps))];
  const texts = values.flatMap((value) => (Array.isArray(value) ? value : [value ?? null])).map(textOf);
  return texts.every((text) => text !== undefined) ? texts : [];
}

/** The value of a variable, or of the part of it that a reference names. */
function variableAt(variables: JsonMap, [root, name, ...path]: readonly Step[]): Json | undefined {
  if (root !== 'var' || typeof name !== 'string') return undefined;
  return path.reduce<Json | undefined>((value, step) => {
    const key = typeof step === 'object' ? step.key : step;
    return Array.isArray(value) ? value[Number(key)] : isJsonMap(value) ? value[key] : undefined;
  }, mapOf(variables[name]).value);
}
