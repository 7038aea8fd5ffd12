import {
  type Deployment,
  isSymbolic,
  isUnknown,
  ownAccount,
  ownPartition,
  type Resource,
  symbol,
  symbolicParts,
  type Targets,
  type Value,
} from '../model/index.js';

export type IdentityKind = 'role' | 'user' | 'group';

/** An identity as a resource names it. */
export interface Named {
  readonly kind: IdentityKind;
  readonly name: Value<string>;
  /** Unknown where a provider of its own leads to an account that cannot be told. */
  readonly account?: Value<string>;
}

/**
 * The key under which an identity of an input and what is attached to it meet; none while the name is not known. What
 * goes to an account that cannot be told meets only what waits for the same: a provider configuration, a stack set. How
 * that is said decides nothing.
 */
export function keyOfTarget({ kind, name, account }: Named, input: string): string | undefined {
  if (typeof name !== 'string') return undefined;
  const elsewhere = isUnknown(account) ? ` where ${(account.$waitsFor ?? []).join(' ')}` : '';
  return `${kind} ${qualified(name, input)}${elsewhere}`;
}

/**
 * Equal for what is one identity at AWS, whatever resources of Terraform's or CloudFormation's say that there is one:
 * names are unique without regard to case (IAM User Guide, reference_iam-quotas). An attachment meets its role by the
 * name as it is spelt all the same, since no page says that IAM finds a role by another spelling; a Deny may.
 */
export function keyAtAws(named: Named, input: string): string | undefined {
  const { name } = named;
  return keyOfTarget(typeof name === 'string' ? { ...named, name: folded(name) } : named, input);
}

/** A name in lower case; the symbols in it stay as they are. */
export function folded(name: string): string {
  return symbolicParts(name)
    .map((part) => (isSymbolic(part) ? part : part.toLowerCase()))
    .join('');
}

/** The keys at AWS of all identities that a resource goes to; none of one whose name is not known. */
export function targetKeys(targets: Targets & Pick<Resource, 'account'>, input: string): (string | undefined)[] {
  const { account } = targets;
  const keys = (kind: IdentityKind, names: Targets['roles']) =>
    elements(names).map((name) => keyAtAws({ kind, name, account }, input));
  return [...keys('role', targets.roles), ...keys('user', targets.users), ...keys('group', targets.groups)];
}

/** What the names of all roles that Identity Center makes start with; no other role may be called so. */
export const RESERVED = 'AWSReservedSSO_';

/**
 * Whether a role is one that Identity Center keeps: only its permission set changes it (IAM Identity Center User Guide,
 * "Referencing permission sets").
 */
export function isReserved({ kind, name }: Named): boolean {
  return kind === 'role' && typeof name === 'string' && name.startsWith(RESERVED);
}

/** Stands between the name of a symbol and the input that it is from. */
const OF = '\u21d0';

/** The same in all inputs of a scope, which is one account. */
const shared = new Set([ownAccount, ownPartition]);

/**
 * A name or ARN for use outside of the input it comes from, within which alone its symbols mean something: they say
 * then which one that is. Said once, it stays.
 */
export function qualified(text: string, input: string): string {
  if (!isSymbolic(text)) return text;
  const place = input.replace(/[\s%*?<>\u27e8\u27e9]/gu, encodeURIComponent);
  return symbolicParts(text)
    .map((part) =>
      !isSymbolic(part) || shared.has(part) || part.includes(OF) ? part : symbol(`${part.slice(1, -1)}${OF}${place}`),
    )
    .join('');
}

/** The elements of a list; a list that is unknown as a whole counts as one unknown element. */
export function elements(list: Value<readonly Value<string>[]>): readonly Value<string>[] {
  if (list === undefined) return [];
  return isUnknown(list) ? [list] : list;
}

/**
 * The account that a resource goes to: told by itself, its deployment or the scope; nothing while that cannot be told.
 */
export function accountOf(
  { account: own }: Pick<Resource, 'account'>,
  { account: told }: Pick<Deployment, 'account'>,
  declared: string | undefined,
): string | undefined {
  return isUnknown(own) ? undefined : [own, told, declared].find((id) => typeof id === 'string');
}
