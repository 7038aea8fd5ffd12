import {
  type AccountAssignment,
  type Deployment,
  type Exists,
  every,
  groupBy,
  isUnknown,
  type PermissionSet,
  type PermissionSetBoundary,
  type PolicyAttachment,
  type Resource,
  type Role,
  some,
  symbol,
  unknown,
  type Value,
} from '../model/index.js';
import {
  asFarAsNamed,
  type From,
  type IdentityCenter,
  identityCenter,
  isPart,
  keyOf,
  missing,
  type Part,
  setsOf,
} from './identity-center.js';
import { assignedTrust, RESERVED_PATH } from './identity-center-trust.js';
import { qualified, RESERVED } from './keys.js';
import { keyOfParts, withoutSuperseded } from './superseded.js';

/** A role that Identity Center makes of a permission set. */
interface RoleOfSet extends Role {
  /** The name of the set, by which people know the role. */
  readonly permissionSet: Value<string>;
}

/** Whether a role is made of a permission set that an input declares. */
export function isOfSet(role: Role): role is RoleOfSet {
  return 'permissionSet' in role;
}

/**
 * Deployments with the roles that Identity Center makes in one account in place of the permission sets: named
 * `AWSReservedSSO_...`, there as surely as the set is assigned in the account, with the policies of the set as theirs
 * and a trust that AWS writes. So permission sets are linked and judged as roles are.
 *
 * Source: IAM Identity Center User Guide, "Referencing permission sets in resource policies".
 */
export function withRolesOfSets(
  deployments: readonly Deployment[],
  account: string | undefined,
): readonly Deployment[] {
  if (!deployments.some(isAboutSets)) return deployments;
  const current = withoutSuperseded(deployments, keyOfPart).map(withUnordered);
  const after = rolesIn(current, account);
  const today = rolesIn(
    deployments.map((one) => ({ ...one, resources: one.before ?? [] })),
    account,
  );
  return current.map((one, i) => ({
    ...one,
    resources: after[i] ?? [],
    ...(one.before && { before: today[i] ?? [] }),
  }));
}

function isAboutSets({ resources, before = [] }: Deployment): boolean {
  return [resources, before].some((all) => all.some((one) => one.kind === 'permission-set' || isPart(one)));
}

/** What a plan makes and deletes under two addresses is one at AWS, and nothing says which of the two comes first. */
function withUnordered(deployment: Deployment): Deployment {
  const { input, resources } = deployment;
  const keyOf = (one: Resource) => (isPart(one) ? keyOfPart(one, input) : undefined);
  const deleted = groupBy(
    resources.filter(({ change }) => change === 'delete'),
    keyOf,
  );
  if (deleted.size === 0) return deployment;
  const doubted = resources.map((one): Resource => {
    const [old] = one.change === 'create' && one.exists.answer === 'yes' ? (deleted.get(keyOf(one) ?? '') ?? []) : [];
    if (old === undefined) return one;
    const because = `\`${old.place.address}\`, the same at AWS, is deleted, and nothing says which of the two comes first`;
    return { ...one, exists: { answer: 'unknown', because } };
  });
  return { ...deployment, resources: doubted };
}

/** The resources of each deployment, with roles in place of the permission sets. */
function rolesIn(deployments: readonly Deployment[], account: string | undefined): Resource[][] {
  const center = identityCenter(deployments, account);
  return deployments.map(({ input, resources }) =>
    resources.flatMap((one): Resource[] => {
      if (one.kind === 'permission-set') return [roleOf({ one, input }, center)];
      return isPart(one) ? policiesOf({ one, input }, center) : [one];
    }),
  );
}

function roleOf(from: From<PermissionSet>, center: IdentityCenter): RoleOfSet {
  const { one: set } = from;
  const assignments = center.assignments.get(set) ?? [];
  const boundaries = center.boundaries.get(set) ?? [];
  const hidden = boundaries.some(({ sensitive }) => sensitive !== undefined) ? ['permissionsBoundary'] : [];
  const sensitive = [...(set.sensitive ?? []), ...hidden];
  const { managedPolicies: list } = set;
  return {
    kind: 'role',
    place: set.place,
    change: set.change,
    exists: existsBy(set, assignments),
    ...(sensitive.length === 0 ? {} : { sensitive }),
    name: nameOfRole(from),
    permissionSet: set.name,
    path: RESERVED_PATH,
    arn: undefined,
    managedPolicies: list === undefined || isUnknown(list) ? list : list.map(center.arnOf),
    inlinePolicies: set.inlinePolicies,
    permissionsBoundary: center.arnOf(boundaryOf(set, boundaries)),
    maxSessionDuration: undefined,
    trust: undefined,
    judged: assignedTrust(set.place, assignments),
  };
}

/** AWS ends the name in digits that nobody knows before; the set that they stand for is in their place. */
function nameOfRole({ one: { name, arn, place }, input }: From<PermissionSet>): string {
  const itself = keyOf(arn, input) ?? qualified(symbol(place.address ?? ''), input);
  return RESERVED + [...(typeof name === 'string' ? [qualified(name, input)] : []), itself].join('_');
}

/** Without an assignment, Identity Center makes no role. */
function existsBy(set: PermissionSet, assignments: readonly AccountAssignment[]): Exists {
  const answer = every([set.exists.answer, some(assignments.map(({ exists }) => exists.answer))]);
  if (answer === 'yes') return { answer };
  if (set.exists.answer === 'no') return { answer, because: missing(set, set.exists.because) };
  const [first] = [set, ...assignments].flatMap(({ place, exists }) =>
    exists.answer === answer ? [{ place, because: exists.because }] : [],
  );
  if (answer === 'unknown')
    return { answer, because: `that depends on \`${first?.place.address}\`: ${first?.because}` };
  return { answer, because: first ? `no assignment comes to this account: ${first.because}` : 'nothing assigns it' };
}

/** A permission set has one boundary at most. */
function boundaryOf(set: PermissionSet, separate: readonly PermissionSetBoundary[]): Value<string> {
  const [open] = separate.flatMap(({ exists }) => (exists.answer === 'unknown' ? [exists.because] : []));
  const [certain] = [set.permissionsBoundary, ...separate.filter(isCertain).map(({ policy }) => policy)].filter(
    (policy) => policy !== undefined,
  );
  return certain ?? (open === undefined ? undefined : unknown(open));
}

function isCertain({ exists }: Resource): boolean {
  return exists.answer === 'yes';
}

/** What a part of a permission set puts on the roles that are made of it; the other parts are in the roles. */
function policiesOf({ one, input }: From<Part>, center: IdentityCenter): Resource[] {
  if (one.kind !== 'permission-set-attachment' && one.kind !== 'permission-set-inline-policy') return [];
  const names = setsOf({ one, input }, center).map(nameOfRole);
  const { place, change, exists, sensitive } = asFarAsNamed(one);
  const base = { place, change, exists, ...(sensitive && { sensitive }), users: undefined, groups: undefined };
  if (one.kind === 'permission-set-inline-policy')
    return [{ ...base, kind: 'identity-policy', name: undefined, roles: names, document: one.document }];
  const roles = names.length > 0 ? names : [RESERVED + qualified(symbol(place.address ?? ''), input)];
  const policies = one.policy === undefined ? [] : [center.arnOf(one.policy)];
  return [{ ...base, kind: 'policy-attachment', roles, policies } satisfies PolicyAttachment];
}

/** Equal for what is one and the same part in an account, or one and the same set. */
function keyOfPart(one: Resource, input: string): string | undefined {
  const key = (...parts: readonly Value<string>[]) => keyOfParts(one.kind, parts, input);
  switch (one.kind) {
    case 'permission-set':
      return key(one.arn);
    case 'permission-set-attachment':
      return key(one.permissionSet, one.policy);
    // A permission set has one of each.
    case 'permission-set-inline-policy':
    case 'permission-set-boundary':
      return key(one.permissionSet);
    case 'account-assignment':
      return key(one.permissionSet, one.principalType, one.principalId, one.target);
    default:
      return undefined;
  }
}
