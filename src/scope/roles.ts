import {
  firstUnknown,
  isSymbolic,
  isUnknown,
  type Role,
  type RoleFact,
  type Route,
  say,
  type Trust,
  type Unknown,
} from '../model/index.js';
import { identityCenterTrust, isOfIdentityCenter, letsInLikeIdentityCenter } from './identity-center-trust.js';
import { attachmentsTo, type Identity, type Inventory } from './inventory.js';
import { isOfSet } from './permission-sets.js';
import { permissionsOf } from './permissions.js';
import { deniedByOrganization } from './service-control.js';
import { type Access, accessBy, settledBy } from './support-access.js';
import { trustFacts } from './trust-facts.js';
import { doubtWords } from './words.js';

/** A role that gives support access, or may, and what is known of it. */
export interface JudgedRole {
  readonly role: Role;
  readonly fact: RoleFact;
}

/** Every role of an account that gives support access, or may. */
export function judgeRoles(inventory: Inventory): JudgedRole[] {
  return inventory.identities
    .filter((identity) => identity.kind === 'role')
    .flatMap((role) => {
      const access = accessOf(inventory, role);
      return access.answer === 'no' ? [] : [{ role, fact: roleFact(inventory, role, access) }];
    });
}

/** Whether an identity gives support access once everything is deployed: it must be there itself. */
export function accessOf(inventory: Inventory, identity: Identity): Access {
  const access = accessBy(attachmentsTo(inventory, identity));
  if (access.answer === 'no') return access;
  return asFarAsItExists(isUnknown(identity.account) ? elsewhere(access, identity.account) : access, identity);
}

/** A provider whose account cannot be told may deploy into another one. */
function elsewhere(access: Access, account: Unknown): Access {
  return { ...access, answer: 'unknown', doubt: say(doubtWords, 'account-not-told', { because: account.$unknown }) };
}

function asFarAsItExists(access: Access, { exists, place }: Identity): Access {
  if (exists.answer === 'yes') return access;
  if (exists.answer === 'no') return { answer: 'no', via: [] };
  return {
    ...access,
    answer: 'unknown',
    doubt: say(doubtWords, 'role-existence-not-told', { because: exists.because }),
    ...settledBy({ exists, place }),
  };
}

/** A role and what is known of its access, with its trust analysed. */
export function roleFact(inventory: Inventory, role: Role, access: Access): RoleFact {
  const trust = trustOf(inventory, role, access.via);
  const { maxSessionDuration: seconds } = role;
  const parameter =
    access.parameter ?? (trust.verdict === 'unknown' ? firstUnknown(role.trust)?.$parameter : undefined);
  return {
    kind: 'role',
    place: role.place,
    name: shownName(role),
    change: role.change,
    supportAccess: access.answer,
    ...(access.doubt && { because: access.doubt.message }),
    ...(access.place && { becausePlace: access.place }),
    via: access.via,
    ...(parameter && { parameter }),
    ...(role.judged ?? trustFacts(role, trust)),
    ...permissionsOf(inventory, role),
    ...deniedByOrganization(inventory.serviceControl, {
      role,
      account: inventory.accountIn(role),
      trust: role.judged?.trust ?? trust,
    }),
    ...(typeof seconds === 'number' ? { maxSessionDuration: seconds } : {}),
    ...(role.sensitive?.includes('maxSessionDuration') ? { hidden: ['maxSessionDuration'] } : {}),
  };
}

/** Who can assume a role that has the policy by some routes. It is judged whether or not it may be shown. */
export function trustOf(inventory: Inventory, role: Role, via: readonly Route[]): Trust {
  const account = inventory.accountIn(role);
  const place = { ...(account === undefined ? {} : { account }), ...partitionOf(via) };
  const written = () => inventory.trustBy({ policy: role.trust, ...place });
  if (!isOfIdentityCenter(role)) return written();
  return role.trust === undefined || letsInLikeIdentityCenter(written()) ? identityCenterTrust([]) : written();
}

/**
 * The partition that is deployed to, where the policy that is attached spells it: no principal of another one comes in.
 */
function partitionOf(via: readonly Route[]): { readonly partition?: string } {
  const [, partition = ''] = via[0]?.policy.split(':') ?? [];
  return partition === '' || isSymbolic(partition) ? {} : { partition };
}

/**
 * What a role is called in reports: its address where its name is not known, or not to be shown. A role of Identity
 * Center's goes by its permission set, as people know it.
 */
function shownName(role: Role): string {
  const { name, place, sensitive } = role;
  const called = isOfSet(role) ? role.permissionSet : name;
  return typeof called === 'string' && !sensitive?.includes('name') ? called : (place.address ?? '');
}
