import { analyzeTrust } from '../iam/index.js';
import type { Exists, Role, RoleFact, Trust } from '../model/index.js';
import { type Access, accessBy } from './access.js';
import { type Identity, type Landscape, linksTo } from './landscape.js';

/** The facts of every role that gives support access, or may. */
export function roleFacts(landscape: Landscape): RoleFact[] {
  return landscape.identities
    .filter((identity) => identity.kind === 'role')
    .flatMap((role) => {
      const access = accessOf(landscape, role);
      return access.answer === 'no' ? [] : [roleFact(landscape, role, access)];
    });
}

/** Whether an identity gives support access once everything is deployed: it must be there itself. */
export function accessOf(landscape: Landscape, identity: Identity): Access {
  const access = accessBy(linksTo(landscape, identity));
  return access.answer === 'no' ? access : asFarAsItExists(access, identity.exists);
}

function asFarAsItExists(access: Access, exists: Exists): Access {
  if (exists.answer === 'yes') return access;
  if (exists.answer === 'no') return { answer: 'no', via: [] };
  return { ...access, answer: 'unknown', because: `It cannot be told whether the role will exist: ${exists.because}.` };
}

/** A role and what is known of its access, with its trust analysed. */
export function roleFact(landscape: Landscape, role: Role, access: Access): RoleFact {
  const trust = analyzeTrust(role.trust, landscape.trustSettingOf(role));
  return {
    kind: 'role',
    place: role.place,
    name: typeof role.name === 'string' ? role.name : (role.place.address ?? ''),
    change: role.change,
    supportAccess: access.answer,
    ...(access.because === undefined ? {} : { because: access.because }),
    via: access.via,
    trust,
    trustBecause: trustBecause(trust),
    sensitive: role.sensitive?.includes('trust') ?? false,
  };
}

/** The reasons of the grants that decide the verdict, and those of the policy as a whole, as sentences. */
export function trustBecause(trust: Trust): string {
  const decisive = trust.grants.filter((grant) => grant.verdict === trust.verdict && grant.class === trust.class);
  const reasons = [...trust.reasons, ...decisive.flatMap((grant) => grant.reasons)];
  return [...new Set(reasons.map((reason) => reason.message))].join(' ');
}

/** The verdict that several roles of which one is meant share; nothing where they differ. */
export function commonTrust(roles: readonly RoleFact[]): Trust | undefined {
  const [first, ...others] = roles.map((role) => role.trust);
  const alike = others.every((trust) => trust.class === first?.class && trust.verdict === first?.verdict);
  return alike ? first : undefined;
}
