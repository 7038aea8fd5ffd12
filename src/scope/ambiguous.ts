import { isUnknown, type Place, type Role, type RoleFact, type Trust } from '../model/index.js';
import { routeOf, supportThrough } from './access.js';
import { type Landscape, targetsOf } from './landscape.js';
import type { Link } from './link.js';
import { roleFact } from './roles.js';
import { commonTrust, trustBecause } from './trust-facts.js';

/**
 * The roles of links that surely attach AWSSupportAccess to one of several roles without saying to which: one fact
 * for each such link. Its trust is known only where all candidates agree.
 */
export function ambiguousRoles(landscape: Landscape): RoleFact[] {
  return landscape.links.flatMap((link) => {
    const candidates = candidatesOf(landscape, link);
    return candidates.length > 0 && supportThrough(link) === 'yes' ? [oneOf(landscape, link, candidates)] : [];
  });
}

/** The roles that a link may lead to; none unless the list is closed and all of them are there. */
export function candidatesOf(landscape: Landscape, link: Link): Role[] {
  const { name, kind } = link.target;
  if (!isUnknown(name) || kind !== 'role') return [];
  const names = (name.$oneOf ?? []).filter((one) => typeof one === 'string');
  const found = names.map((one) => targetsOf(landscape, { ...link, target: { ...link.target, name: one } }));
  const certain = found.every((roles) => roles.length > 0 && roles.every((role) => role.exists.answer === 'yes'));
  return certain ? found.flat().filter((one) => one.kind === 'role') : [];
}

function oneOf(landscape: Landscape, link: Link, candidates: readonly Role[]): RoleFact {
  const facts = candidates.map((role) => roleFact(landscape, role, { answer: 'yes', via: [routeOf(link)] }));
  const trust = commonTrust(facts) ?? undecided(link, candidates);
  const [first] = facts as [RoleFact, ...RoleFact[]];
  const place: Place = { ...first.place, address: commonAddress(candidates) };
  return { ...first, place, name: commonAddress(candidates), trust, trustBecause: trustBecause(trust) };
}

function undecided(link: Link, candidates: readonly Role[]): Trust {
  const names = candidates.map((role) => `\`${role.place.address}\``).join(' or ');
  const message = `\`${link.place.address}\` attaches the policy to ${names}, and they trust differently; it cannot be told which is meant.`;
  const reasons = [{ code: 'role-ambiguous', message }];
  return { class: 'unknown', verdict: 'unknown', person: 'unknown', grants: [], reasons };
}

/** `aws_iam_role.r[*]` for instances of one resource, else all addresses. */
function commonAddress(roles: readonly Role[]): string {
  const addresses = roles.map((role) => role.place.address ?? '');
  const bases = new Set(addresses.map((address) => address.replace(/\[[^[\]]*\]$/, '[*]')));
  const [base] = bases;
  return bases.size === 1 && base !== undefined ? base : addresses.join(' | ');
}
