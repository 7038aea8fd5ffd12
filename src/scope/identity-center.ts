import { isOwnAccount } from '../iam/index.js';
import {
  type AccountAssignment,
  type Deployment,
  groupBy,
  isSymbolic,
  isUnknown,
  type PermissionSet,
  type PermissionSetAttachment,
  type PermissionSetBoundary,
  type PermissionSetInlinePolicy,
  type Resource,
  type Value,
} from '../model/index.js';
import { accountOf, qualified } from './keys.js';

/** What a permission set is made of besides itself, and where it goes. */
export type Part = PermissionSetAttachment | PermissionSetInlinePolicy | PermissionSetBoundary | AccountAssignment;

/** A resource and the input that deploys it. */
export interface From<T extends Resource> {
  readonly one: T;
  readonly input: string;
}

/** What Identity Center makes roles of in one account. */
export interface IdentityCenter {
  readonly sets: readonly From<PermissionSet>[];
  readonly setsByArn: ReadonlyMap<string, readonly From<PermissionSet>[]>;
  readonly boundaries: ReadonlyMap<PermissionSet, readonly PermissionSetBoundary[]>;
  /** As far as they are about the account. */
  readonly assignments: ReadonlyMap<PermissionSet, readonly AccountAssignment[]>;
  /** The ARN of a customer's policy, by which permission sets name it; itself where no input declares one. */
  readonly arnOf: (policy: Value<string>) => Value<string>;
}

export function isPart(one: Resource): one is Part {
  return one.kind.startsWith('permission-set-') || one.kind === 'account-assignment';
}

/** What Identity Center has in some deployments of an account. */
export function identityCenter(deployments: readonly Deployment[], account: string | undefined): IdentityCenter {
  const all = deployments.flatMap((from) => from.resources.map((one) => ({ one, input: from.input, from })));
  const sets = all.flatMap(({ one, input }) => (one.kind === 'permission-set' ? [{ one, input }] : []));
  const setsByArn = groupBy(sets, ({ one, input }) => keyOf(one.arn, input));
  const leadTo = <T extends Part>(parts: readonly From<T>[]) => bySet(parts, sets, setsByArn);
  const named = all.flatMap(({ one, input }) =>
    one.kind === 'managed-policy' && typeof one.name === 'string' && typeof one.arn === 'string'
      ? [[one.name, qualified(one.arn, input)] as const]
      : [],
  );
  const arns = new Map([...named].reverse());
  return {
    sets,
    setsByArn,
    boundaries: leadTo(
      all.flatMap(({ one, input }) => (one.kind === 'permission-set-boundary' ? [{ one, input }] : [])),
    ),
    assignments: leadTo(
      all.flatMap(({ one, input, from }) =>
        one.kind === 'account-assignment' ? [{ one: asFarAsHere(one, accountOf(one, from, account)), input }] : [],
      ),
    ),
    arnOf: (policy) => (typeof policy === 'string' ? (arns.get(policy) ?? policy) : policy),
  };
}

export function keyOf(arn: Value<string>, input: string): string | undefined {
  return typeof arn === 'string' ? qualified(arn, input) : undefined;
}

/** Parts by the permission set that they lead to, as surely as they do. */
function bySet<T extends Part>(
  parts: readonly From<T>[],
  sets: readonly From<PermissionSet>[],
  setsByArn: IdentityCenter['setsByArn'],
): Map<PermissionSet, T[]> {
  const found = new Map<PermissionSet, T[]>(sets.map(({ one }) => [one, []]));
  for (const part of parts)
    for (const { one } of setsOf(part, { sets, setsByArn })) found.get(one)?.push(asFarAsNamed(part.one));
  return found;
}

/** The permission sets that a part leads to; what names one that cannot be told may lead to any. */
export function setsOf(
  { one, input }: From<Part>,
  { sets, setsByArn }: Pick<IdentityCenter, 'sets' | 'setsByArn'>,
): readonly From<PermissionSet>[] {
  if (isUnknown(one.permissionSet)) return one.exists.answer === 'no' ? [] : sets;
  return setsByArn.get(keyOf(one.permissionSet, input) ?? '') ?? [];
}

/** A part as surely as it is of the set that it names. */
export function asFarAsNamed<T extends Part>(one: T): T {
  const { permissionSet: named } = one;
  return isUnknown(named) ? { ...one, exists: { answer: 'unknown', because: named.$unknown } } : one;
}

/**
 * An assignment as far as it is to the account that is judged. While that one is not known, any that is named will do:
 * permission sets are declared once, in the account that runs Identity Center, for all accounts of an organization.
 */
function asFarAsHere(one: AccountAssignment, account: string | undefined): AccountAssignment {
  const { target, exists } = one;
  if (exists.answer === 'no') return { ...one, exists: { ...exists, because: missing(one, exists.because) } };
  if (target === undefined) return one;
  if (isUnknown(target))
    return { ...one, exists: { answer: 'unknown', because: `where it is cannot be told: ${target.$unknown}` } };
  if (account === undefined && !isSymbolic(target)) return one;
  const answer = isOwnAccount(target, account);
  return answer === 'yes'
    ? one
    : { ...one, exists: { answer, because: `\`${one.place.address}\` is to account ${target}` } };
}

/** Why something is not there, as the end of a sentence. */
export function missing({ place }: Resource, because: string): string {
  return `\`${place.address}\` will not exist: ${because}`;
}
