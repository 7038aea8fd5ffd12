import {
  type Answer,
  every,
  firstUnknown,
  type Grant,
  type Place,
  type Role,
  type RoleFact,
  say,
  type Trust,
  type TrustFacts,
} from '../model/index.js';
import { trustWords } from './words.js';

/** What rules read of the trust of a role. One that the input marks as sensitive is judged and not shown. */
export function trustFacts(role: Role, trust: Trust): TrustFacts {
  const shown = role.sensitive?.includes('trust') ? redacted(trust) : trust;
  const length = lengthOf(role.trust);
  return {
    trust: shown,
    trustPlace: trustPlace(role, shown),
    trustBecause: trustBecause(shown),
    mfa: mfaOf(trust),
    ...(length === undefined ? {} : { trustLength: length }),
  };
}

function redacted({ class: trustClass, verdict, person }: Trust): Trust {
  const reasons = [say(trustWords, 'sensitive', { class: trustClass })];
  return { class: trustClass, verdict, person, grants: [], reasons };
}

/**
 * The reasons of the policy as a whole, and those of the grants that decide, as sentences. The worst class may be that
 * of another grant; of a policy that IAM refuses, only what is refused counts.
 */
export function trustBecause(trust: Trust): string {
  const reasons = [...trust.reasons, ...decisiveGrants(trust).flatMap((grant) => grant.reasons)];
  return [...new Set(reasons.map((reason) => reason.message))].join(' ');
}

function decisiveGrants({ grants, verdict, class: worstClass }: Trust): Grant[] {
  return grants.filter((grant) => grant.verdict === verdict && (worstClass !== 'invalid' || grant.class === 'invalid'));
}

function trustPlace({ place, trustPath }: Role, trust: Trust): Place {
  if (trustPath === undefined) return place;
  const [first] = decisiveGrants(trust);
  return { ...place, path: [...trustPath, ...(first?.path ?? [])] };
}

/** Identity providers authenticate their users themselves, so only AWS principals are asked for a second factor. */
function mfaOf({ class: trustClass, grants }: Trust): Answer {
  if (grants.length === 0 && trustClass === 'unknown') return 'unknown';
  const entering = grants.filter((grant) => grant.person !== 'no' && !grant.class.startsWith('federated'));
  return every(entering.map(asksForMfa));
}

function asksForMfa({ class: grantClass, reasons }: Grant): Answer {
  if (reasons.some(({ code }) => code === 'mfa')) return 'yes';
  return grantClass === 'unknown' ? 'unknown' : 'no';
}

/** IAM counts no white space (IAM User Guide, reference_iam-quotas). */
function lengthOf(policy: Role['trust']): number | undefined {
  if (policy === undefined || firstUnknown(policy) !== undefined) return undefined;
  const text = typeof policy === 'string' ? policy.replace(/\s/g, '') : JSON.stringify(policy);
  return text.length;
}

/** The trust that several roles of which one is meant share; nothing where they differ. */
export function commonTrust(roles: readonly RoleFact[]): Trust | undefined {
  const [first, ...others] = roles.map((role) => role.trust);
  const alike = others.every((trust) => trust.class === first?.class && trust.verdict === first.verdict);
  return alike ? first : undefined;
}
