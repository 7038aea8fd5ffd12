import { isOwnAccount } from '../iam/index.js';
import {
  type AccountAssignment,
  type Answer,
  every,
  type Grant,
  isSymbolic,
  isUnknown,
  type PermissionSet,
  type PermissionSetAttachment,
  type PermissionSetBoundary,
  type PermissionSetInlinePolicy,
  type RoleFact,
  some,
  type Trust,
  type Value,
} from '../model/index.js';
import { type Access, accessBy } from './access.js';
import { withinHome } from './key.js';
import type { HomeOf, Landscape } from './landscape.js';
import { elements, type Link } from './link.js';
import { abilitiesOfSet } from './permission-set-abilities.js';

/** A permission set, the support access it gives where it is provisioned, and where that is. */
export interface ProvisionedSet {
  readonly set: PermissionSet;
  readonly access: Access;
  /** What brings policies to it. */
  readonly links: readonly Link[];
  /** Inline policies and boundaries that are resources of their own. */
  readonly inlinePolicies: readonly PermissionSetInlinePolicy[];
  readonly boundaries: readonly PermissionSetBoundary[];
  /** As far as they are about the account that is judged. */
  readonly assignments: readonly AccountAssignment[];
}

/**
 * The roles that Identity Center makes for permission sets with the policy and an assignment. AWS writes and keeps
 * their trust; without an assignment no role is provisioned (trust-scope section 3).
 */
export function permissionSetRoles(landscape: Landscape): RoleFact[] {
  return provisionedSets(landscape).flatMap((one) => {
    const answer = every([one.access.answer, assigned(one)]);
    return answer === 'no' ? [] : [permissionSetRole(landscape, one, answer)];
  });
}

export function provisionedSets({ resources, homeOf, trustSettingOf }: Landscape): ProvisionedSet[] {
  const sets = resources.filter((one) => one.kind === 'permission-set');
  const attachments = resources.filter((one) => one.kind === 'permission-set-attachment');
  const inlinePolicies = resources.filter((one) => one.kind === 'permission-set-inline-policy');
  const boundaries = resources.filter((one) => one.kind === 'permission-set-boundary');
  const assignments = resources
    .filter((one) => one.kind === 'account-assignment')
    .map((one) => asFarAsHere(one, trustSettingOf(one).account));
  return sets.map((set) => {
    const leadsHere = leadsTo(set, homeOf);
    const links = linksOfSet(set, homeOf(set), attachments.flatMap(leadsHere));
    return {
      set,
      access: accessBy(links),
      links,
      inlinePolicies: inlinePolicies.flatMap(leadsHere),
      boundaries: boundaries.flatMap(leadsHere),
      assignments: assignments.flatMap(leadsHere),
    };
  });
}

/**
 * An assignment as far as it is to the account that is judged. While that one is not known, any that is named will do:
 * permission sets are declared once, in the account that runs Identity Center, for all accounts of an organization.
 */
function asFarAsHere(one: AccountAssignment, account: string | undefined): AccountAssignment {
  const { target, exists } = one;
  if (exists.answer === 'no' || target === undefined) return one;
  if (isUnknown(target))
    return { ...one, exists: { answer: 'unknown', because: `where it is cannot be told: ${target.$unknown}` } };
  if (account === undefined && !isSymbolic(target)) return one;
  const answer = isOwnAccount(target, account);
  return answer === 'yes' ? one : { ...one, exists: { answer, because: `it is to account ${target}` } };
}

/** Whether an assignment provisions the permission set. */
export function assigned({ set, assignments }: ProvisionedSet): Answer {
  return every([set.exists.answer, some(assignments.map((assignment) => assignment.exists.answer))]);
}

type PartOfSet = AccountAssignment | PermissionSetAttachment | PermissionSetBoundary | PermissionSetInlinePolicy;

/** What leads to a permission set, as surely as it does; what names a set that cannot be told may lead to any. */
function leadsTo(set: PermissionSet, homeOf: HomeOf) {
  return <T extends PartOfSet>(one: T): T[] => {
    const { permissionSet: named } = one;
    if (isUnknown(named))
      return one.exists.answer === 'no' ? [] : [{ ...one, exists: { answer: 'unknown', because: named.$unknown } }];
    if (named === undefined || typeof set.arn !== 'string') return [];
    return withinHome(named, homeOf(one)) === withinHome(set.arn, homeOf(set)) ? [one] : [];
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

function permissionSetRole(landscape: Landscape, one: ProvisionedSet, answer: Answer): RoleFact {
  const { set, access } = one;
  const trust = identityCenterTrust(one);
  return {
    kind: 'role',
    place: set.place,
    name: typeof set.name === 'string' ? set.name : (set.place.address ?? ''),
    change: set.change,
    supportAccess: answer,
    ...(answer === 'yes' ? {} : { because: access.because ?? doubtOf(one) }),
    via: access.via,
    trust,
    trustPlace: set.place,
    trustBecause: trust.reasons.map((reason) => reason.message).join(' '),
    mfa: 'unknown',
    ...abilitiesOfSet(landscape, one),
  };
}

/** Why it cannot be told whether a set that gives support access comes to the account. */
function doubtOf({ set, assignments }: ProvisionedSet): string {
  const [open] = [set, ...assignments].flatMap(({ place, exists }) =>
    exists.answer === 'unknown' ? [`of \`${place.address}\`, ${exists.because}`] : [],
  );
  return `It cannot be told whether the permission set will be assigned${open === undefined ? '' : `: ${open}`}.`;
}

function identityCenterTrust({ assignments }: ProvisionedSet): Trust {
  const message = 'Identity Center makes the role and keeps its trust: only the assigned users and groups come in.';
  const coming = assignments.filter(({ exists }) => exists.answer !== 'no');
  const grants = coming.map(
    (assignment): Grant => ({
      principal: principalOf(assignment),
      class: 'identity-center',
      verdict: 'pass',
      person: 'yes',
      conditions: [],
      under: [],
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
