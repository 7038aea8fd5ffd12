import { supportByManagedPolicy } from '../iam/index.js';
import {
  type InlinePolicy,
  isUnknown,
  type NearMiss,
  type NearMissCode,
  type Place,
  type Resource,
  type Role,
  type Value,
} from '../model/index.js';
import { supportThrough } from './access.js';
import { grantsOf } from './grants.js';
import { type Identity, type Landscape, linksTo, targetsOf } from './landscape.js';
import type { Link } from './link.js';
import { policyOf } from './own-policies.js';
import { assigned, provisionedSets } from './permission-sets.js';
import { accessOf } from './roles.js';

/** Everything that looks like the support role and is not, each with the reason; in the order of the inputs. */
export function nearMisses(landscape: Landscape): NearMiss[] {
  const all = [
    ...landscape.identities.flatMap((identity) => ofIdentity(landscape, identity)),
    ...landscape.links.flatMap((link) => ofLink(landscape, link)),
    ...landscape.resources.flatMap(ofPolicy),
    ...ofPermissionSets(landscape),
  ];
  return distinct(all);
}

function ofIdentity(landscape: Landscape, identity: Identity): NearMiss[] {
  if (identity.kind !== 'role') {
    const has = accessOf(landscape, identity).answer === 'yes';
    return has ? [miss('not-a-role', identity.place, notARole(identity))] : [];
  }
  if (identity.exists.answer === 'no') return ofAbsentRole(landscape, identity, identity.exists.because);
  if (accessOf(landscape, identity).answer !== 'no') return [];
  const inline = ofInlinePolicies(identity);
  const named = namedLikeOne(identity.name) ? [miss('merely-named', identity.place, MERELY_NAMED)] : [];
  return inline.length > 0 ? inline : named;
}

const MERELY_NAMED = 'The role is merely named so: AWSSupportAccess is not attached to it.';

/** A role that would count if it were there, with whatever attaches the policy to it. */
function ofAbsentRole(landscape: Landscape, role: Role, because: string): NearMiss[] {
  const would = linksTo(landscape, role).some(
    (link) => supportThrough({ ...link, exists: { answer: 'yes' } }) === 'yes',
  );
  return would
    ? [miss('will-not-exist', role.place, `The role has AWSSupportAccess, but it will not exist: ${because}.`)]
    : [];
}

function notARole(identity: Identity): string {
  return `AWSSupportAccess is attached to a ${identity.kind}. The control asks for a role, which people assume for the case at hand; Security Hub IAM.18 alone would accept this.`;
}

function ofLink(landscape: Landscape, link: Link): NearMiss[] {
  if (typeof link.policy !== 'string' || link.target.kind !== 'role') return [];
  const { answer, nearMiss } = supportByManagedPolicy(link.policy);
  const declared = policyOf(landscape, link.policy, link.home)?.document !== undefined;
  if (answer !== 'yes') return nearMiss === undefined || declared ? [] : [miss('other-policy', link.place, nearMiss)];
  const stays = targetsOf(landscape, link).some((role) => role.exists.answer !== 'no');
  return link.exists.answer === 'no' && link.route === 'attachment' && stays
    ? [
        miss(
          'will-not-exist',
          link.place,
          `It attaches AWSSupportAccess to a role, but it will not exist: ${link.exists.because}.`,
        ),
      ]
    : [];
}

function ofInlinePolicies(role: Role): NearMiss[] {
  if (role.inlinePolicies === undefined || isUnknown(role.inlinePolicies)) return [];
  return role.inlinePolicies.flatMap((policy) => ofText(role.place, 'An inline policy of the role', policy));
}

function ofPolicy(resource: Resource): NearMiss[] {
  if (resource.kind === 'managed-policy') return ofText(resource.place, 'A customer managed policy', resource);
  if (resource.kind === 'identity-policy') return ofText(resource.place, 'An inline policy', resource);
  return [];
}

function ofText(place: Place, what: string, policy: InlinePolicy): NearMiss[] {
  const instead = 'the control asks for the AWS managed policy AWSSupportAccess';
  if (policy.name === 'AWSSupportAccess')
    return [miss('lookalike', place, `${what} is merely named AWSSupportAccess; ${instead}.`)];
  const grants = grantsOf(policy);
  return grants.support === 'yes' && grants.wide !== 'yes'
    ? [miss('lookalike', place, `${what} allows support actions; ${instead}.`)]
    : [];
}

function ofPermissionSets(landscape: Landscape): NearMiss[] {
  return provisionedSets(landscape)
    .filter((one) => one.access.answer === 'yes' && assigned(one) === 'no')
    .map(({ set, assignments }) => {
      const [elsewhere] = assignments.flatMap(({ exists }) => (exists.answer === 'no' ? [exists.because] : []));
      const why = elsewhere === undefined ? 'nothing assigns it' : `no assignment comes to this account: ${elsewhere}`;
      const reason = `The permission set has AWSSupportAccess, but ${why}, and Identity Center makes no role without an assignment.`;
      return miss('unassigned', set.place, reason);
    });
}

/** Names under which support roles usually go. Names settle nothing: they only word a hint. */
function namedLikeOne(name: Value<string>): boolean {
  return typeof name === 'string' && /aws[-_]?(incident[-_]?)?(response[-_]?)?support/i.test(name);
}

function miss(code: NearMissCode, place: Place, reason: string): NearMiss {
  return { kind: 'near-miss', code, place, reason };
}

function distinct(all: readonly NearMiss[]): NearMiss[] {
  return [...new Map(all.map((one) => [`${one.place.input} ${one.place.address} ${one.reason}`, one])).values()];
}
