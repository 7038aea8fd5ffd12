import {
  type AccountAssignment,
  type Answer,
  every,
  type Grant,
  isSymbolic,
  isUnknown,
  type PermissionSet,
  type PermissionSetAttachment,
  type RoleFact,
  some,
  type Trust,
  type Value,
} from '../model/index.js';
import { type Access, accessBy } from './access.js';
import type { HomeOf, Landscape } from './landscape.js';
import { elements, type Link } from './link.js';

/** A permission set, the support access it gives where it is provisioned, and where that is. */
export interface ProvisionedSet {
  readonly set: PermissionSet;
  /** What brings policies to it. */
  readonly links: readonly Link[];
  readonly access: Access;
  readonly assignments: readonly AccountAssignment[];
}

/**
 * The roles that Identity Center makes for permission sets with the policy and an assignment. AWS writes and keeps
 * their trust; without an assignment no role is provisioned (trust-scope section 3).
 */
export function permissionSetRoles(landscape: Landscape): RoleFact[] {
  return provisionedSets(landscape).flatMap((one) => {
    const answer = every([one.access.answer, assigned(one)]);
    return answer === 'no' ? [] : [permissionSetRole(one, answer)];
  });
}

export function provisionedSets({ resources, homeOf }: Landscape): ProvisionedSet[] {
  const sets = resources.filter((one) => one.kind === 'permission-set');
  const attachments = resources.filter((one) => one.kind === 'permission-set-attachment');
  const assignments = resources.filter((one) => one.kind === 'account-assignment');
  return sets.map((set) => {
    const leadsHere = leadsTo(set, homeOf);
    const links = linksOfSet(set, homeOf(set), attachments.flatMap(leadsHere));
    return { set, links, access: accessBy(links), assignments: assignments.flatMap(leadsHere) };
  });
}

/**
 * Whether an assignment provisions the permission set, in whatever account: permission sets are declared once, in the
 * account that runs Identity Center, for all accounts of an organization.
 */
export function assigned({ set, assignments }: ProvisionedSet): Answer {
  return every([set.exists.answer, some(assignments.map((assignment) => assignment.exists.answer))]);
}

/** What leads to a permission set, as surely as it does; what names a set that cannot be told may lead to any. */
function leadsTo(set: PermissionSet, homeOf: HomeOf) {
  return <T extends AccountAssignment | PermissionSetAttachment>(one: T): T[] => {
    const { permissionSet: named } = one;
    if (isUnknown(named))
      return one.exists.answer === 'no' ? [] : [{ ...one, exists: { answer: 'unknown', because: named.$unknown } }];
    const isSame = named !== undefined && named === set.arn;
    return isSame && (!isSymbolic(named) || homeOf(one) === homeOf(set)) ? [one] : [];
  };
}

function linksOfSet(set: PermissionSet, home: string, attachments: readonly PermissionSetAttachment[]): Link[] {
  const target: Link['target'] = { kind: 'role', name: set.name };
  const link = (by: PermissionSet | PermissionSetAttachment, policy: Value<string>): Link => ({
    route: 'permission-set',
    place: by.place,
    home,
    exists: by.exists,
    target,
    sensitive: by.sensitive !== undefined,
    policy,
  });
  const own = elements(set.managedPolicies).map((policy) => link({ ...set, exists: { answer: 'yes' } }, policy));
  return [...own, ...attachments.map((one) => link(one, one.policy))];
}

function permissionSetRole(one: ProvisionedSet, answer: Answer): RoleFact {
  const { set, access } = one;
  const trust = identityCenterTrust(one);
  return {
    kind: 'role',
    place: set.place,
    name: typeof set.name === 'string' ? set.name : (set.place.address ?? ''),
    change: set.change,
    supportAccess: answer,
    ...(answer === 'yes'
      ? {}
      : { because: access.because ?? 'It cannot be told whether the permission set will be assigned.' }),
    via: access.via,
    trust,
    trustPlace: set.place,
    trustBecause: trust.reasons.map((reason) => reason.message).join(' '),
    mfa: 'unknown',
    usable: 'yes',
    usableBecause: '',
    wide: 'no',
    wideBecause: '',
  };
}

function identityCenterTrust({ assignments }: ProvisionedSet): Trust {
  const message = 'Identity Center makes the role and keeps its trust: only the assigned users and groups come in.';
  const grants = assignments.map(
    (assignment): Grant => ({
      principal: principalOf(assignment),
      class: 'identity-center',
      verdict: 'pass',
      person: 'yes',
      conditions: [],
      reasons: [{ code: 'identity-center', message }],
      path: [],
    }),
  );
  return {
    class: 'identity-center',
    verdict: 'pass',
    person: 'yes',
    grants,
    reasons: [{ code: 'identity-center', message }],
  };
}

function principalOf({ principalType, principalId, place, sensitive }: AccountAssignment): string {
  const isShown = typeof principalType === 'string' && !sensitive?.includes('principalType');
  const type = isShown ? principalType.toLowerCase() : 'principal';
  return `${type} ${typeof principalId === 'string' && sensitive === undefined ? principalId : `of \`${place.address}\``}`;
}
