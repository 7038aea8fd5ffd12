import { firstUnknown, partitionOfRegion, type Tree } from '../../model/index.js';

/** Key of the default configuration of the AWS provider. */
export const ownProvider = 'aws';

/** An argument of a provider configuration, whether a plan or source says it. */
export interface ProviderArgument {
  /** What it is; any part may be unknown. Blocks are a list. */
  readonly value: Tree;
  /**
   * The texts that may name an account: it, its elements, or `role_arn` of the last of its blocks. None where any of
   * them cannot be read or shown, for then there may be more.
   */
  readonly texts: readonly string[];
}

/** The arguments of a provider configuration, by name. */
export type ProviderArguments = ReadonlyMap<string, ProviderArgument>;

/** The provider configurations of a root module. */
export interface Providers {
  /** Keys of those that are known so far: `aws`, `aws.audit`. */
  readonly keys: () => readonly string[];
  /** The arguments of one, none where it needs no block; nothing where they cannot be told. */
  readonly at: (key: string) => ProviderArguments | undefined;
  /** Whether every argument of one shows: a plan drops dynamic blocks (hashicorp/terraform#28346). */
  readonly isWhole: (key: string) => boolean;
}

/** Arguments of the AWS provider that decide whose credentials it uses, and so on the account. */
const deciding: ReadonlySet<string> = new Set([
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

/** Arguments that choose no account, and only refuse some. */
const limiting: ReadonlySet<string> = new Set(['allowed_account_ids', 'forbidden_account_ids']);

/**
 * Whether two provider configurations surely lead to one account, as long as nothing tells otherwise: every argument
 * that decides on it is absent in both, or known and the same. An alias that shows no difference but of what it
 * refuses, or allows other accounts, is another where not every argument shows: it differs in a dynamic block.
 */
export function isSameAccount({ at, isWhole }: Providers, one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [at(one), at(other)];
  if (!left || !right) return false;
  const names = [...new Set([...left.keys(), ...right.keys()])].filter((name) => !limiting.has(name));
  const isEqual = (name: string) => JSON.stringify(left.get(name)?.value) === JSON.stringify(right.get(name)?.value);
  const isTold = (name: string) => firstUnknown(left.get(name)?.value) === undefined;
  const alike = names.filter((name) => deciding.has(name)).every((name) => isEqual(name) && isTold(name));
  const mayHide = (!isWhole(one) || !isWhole(other)) && withoutAlias(one) === withoutAlias(other);
  const isHidden = mayHide && (names.every(isEqual) || allowsOthers(left, right));
  const isReadable = [left, right].every(statesAccountReadably);
  return alike && isReadable && !isHidden && !excludes(left, right) && !excludes(right, left);
}

/**
 * The arguments of a provider configuration that decide on its account, as text: others of the same text may lead to
 * the same account, and nothing else can. Nothing where any of them cannot be told.
 */
export function decidingText({ at }: Providers, key: string): string | undefined {
  const told = at(key);
  const deciders = [...(told ?? [])].filter(([name]) => deciding.has(name)).map(([name, { value }]) => [name, value]);
  if (!told || firstUnknown(deciders as Tree) !== undefined) return undefined;
  return JSON.stringify(deciders.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

/** Whether two configurations both list the accounts that they allow, and not the same. */
function allowsOthers(one: ProviderArguments, other: ProviderArguments): boolean {
  const [here, there] = [one, other].map((of) => new Set(textsOf(of, 'allowed_account_ids')));
  if (!here?.size || !there?.size) return false;
  return here.size !== there.size || [...here].some((id) => !there.has(id));
}

/** Whether one configuration forbids the only account that the other states, or is for regions of another partition. */
function excludes(one: ProviderArguments, other: ProviderArguments): boolean {
  const forbidden = textsOf(one, 'forbidden_account_ids');
  const [here, there] = [one, other].map((of) => textsOf(of, 'region').map(partitionOfRegion)[0]);
  return (
    declaredAccounts(other).some((id) => forbidden.includes(id)) ||
    (here !== undefined && there !== undefined && here !== there)
  );
}

/** `aws` of `aws.audit`, `module:aws` of `module:aws.audit`. */
function withoutAlias(key: string): string {
  return key.replace(/\.[^.:]*$/, '');
}

/** The accounts that a configuration allows choose none; one that cannot be read may be any. */
function statesAccountReadably(of: ProviderArguments): boolean {
  return !of.has('allowed_account_ids') || textsOf(of, 'allowed_account_ids').length > 0;
}

/**
 * The accounts that a provider configuration states: those of `allowed_account_ids` where there is but one, and that of
 * the role it assumes last.
 */
export function declaredAccounts(of: ProviderArguments): readonly string[] {
  const assumed = of.has('assume_role') ? 'assume_role' : 'assume_role_with_web_identity';
  return ['allowed_account_ids', assumed].flatMap((name) => soleAccount(textsOf(of, name)) ?? []);
}

function textsOf(of: ProviderArguments, name: string): readonly string[] {
  return of.get(name)?.texts ?? [];
}

/** The one account that texts name: ids, or ARNs with one. */
function soleAccount(texts: readonly string[]): string | undefined {
  const ids = texts.flatMap((text) => /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?=:|$)/.exec(text)?.[1] ?? []);
  const [id] = ids;
  return id !== undefined && ids.every((other) => other === id) ? id : undefined;
}
