import {
  type AccountAssignment,
  type Grant,
  type Place,
  type Role,
  say,
  type Trust,
  type TrustFacts,
} from '../model/index.js';
import { trustWords } from './words.js';

/**
 * What is known of the trust of a role that Identity Center makes: AWS writes and keeps it, for whom the permission set
 * is assigned to. Whether they use a second factor is a setting of Identity Center.
 */
export function assignedTrust(place: Place, assignments: readonly AccountAssignment[]): TrustFacts {
  const coming = assignments.filter(({ exists }) => exists.answer !== 'no');
  const trust = identityCenterTrust(coming.map(principalOf));
  return { trust, trustPlace: place, trustBecause: reason.message, mfa: 'unknown' };
}

/** Where Identity Center makes its roles, and where nothing else can. */
export const RESERVED_PATH = '/aws-reserved/sso.amazonaws.com/';

/** Whether Identity Center made a role, or keeps it (IAM Identity Center User Guide, "Referencing permission sets"). */
export function isOfIdentityCenter({ path }: Role): boolean {
  return typeof path === 'string' && path.startsWith(RESERVED_PATH);
}

/**
 * Whether a trust policy may be one that Identity Center writes: it lets in the users of its SAML provider alone. Any
 * other under its path is by somebody else's hand.
 */
export function letsInLikeIdentityCenter({ class: trustClass, grants }: Trust): boolean {
  const written: ReadonlySet<Trust['class']> = new Set(['federated-scoped', 'federated-unscoped', 'unknown']);
  return written.has(trustClass) && grants.every((grant) => written.has(grant.class));
}

/** The trust of a role of Identity Center's, as far as it is known who comes in. */
export function identityCenterTrust(principals: readonly string[]): Trust {
  const judged = { class: 'identity-center', verdict: 'pass', person: 'yes', reasons: [reason] } as const;
  const grants = principals.map((principal): Grant => ({ principal, ...judged, conditions: [], under: [], path: [] }));
  return { ...judged, grants };
}

const reason = say(trustWords, 'identity-center', {});

function principalOf({ principalType, principalId, place, sensitive }: AccountAssignment): string {
  const isShown = typeof principalType === 'string' && !sensitive?.includes('principalType');
  const type = isShown ? principalType.toLowerCase() : 'principal';
  return `${type} ${typeof principalId === 'string' && sensitive === undefined ? principalId : `of \`${place.address}\``}`;
}
