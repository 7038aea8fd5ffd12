import { isUnknown, type Place, type Role, type RoleFact, say, type Trust } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { type Inventory, targetsOf } from './inventory.js';
import { roleFact } from './roles.js';
import { routeOf, supportThrough } from './support-access.js';
import { commonTrust, trustBecause } from './trust-facts.js';
import { trustWords } from './words.js';

/**
 * The roles of attachments that surely bring AWSSupportAccess to one of several roles without saying to which: one fact
 * for each such attachment. Its trust is known only where all candidates agree.
 */
export function ambiguousRoles(inventory: Inventory): RoleFact[] {
  return inventory.attachments.flatMap((attachment) => {
    const candidates = candidatesOf(inventory, attachment);
    return candidates.length > 0 && supportThrough(attachment) === 'yes'
      ? [oneOf(inventory, attachment, candidates)]
      : [];
  });
}

/** The roles that an attachment may lead to; none unless the list is closed and all of them are there. */
export function candidatesOf(inventory: Inventory, attachment: Attachment): Role[] {
  const { name, kind } = attachment.target;
  if (!isUnknown(name) || kind !== 'role') return [];
  const names = (name.$oneOf ?? []).filter((one) => typeof one === 'string');
  const found = names.map((one) =>
    targetsOf(inventory, { ...attachment, target: { ...attachment.target, name: one } }),
  );
  const certain = found.every((roles) => roles.length > 0 && roles.every((role) => role.exists.answer === 'yes'));
  return certain ? found.flat().filter((one) => one.kind === 'role') : [];
}

function oneOf(inventory: Inventory, attachment: Attachment, candidates: readonly Role[]): RoleFact {
  const facts = candidates.map((role) => roleFact(inventory, role, { answer: 'yes', via: [routeOf(attachment)] }));
  const trust = commonTrust(facts) ?? undecided(attachment, candidates);
  const [first] = facts as [RoleFact, ...RoleFact[]];
  const place: Place = { ...first.place, address: commonAddress(candidates) };
  return { ...first, place, name: commonAddress(candidates), trust, trustBecause: trustBecause(trust) };
}

function undecided(attachment: Attachment, candidates: readonly Role[]): Trust {
  const roles = candidates.map((role) => `\`${role.place.address}\``).join(' or ');
  const reasons = [say(trustWords, 'role-ambiguous', { by: attachment.place.address ?? '', roles })];
  return { class: 'unknown', verdict: 'unknown', person: 'unknown', grants: [], reasons };
}

/** `aws_iam_role.r[*]` for instances of one resource, else all addresses. */
function commonAddress(roles: readonly Role[]): string {
  const addresses = roles.map((role) => role.place.address ?? '');
  const bases = new Set(addresses.map((address) => address.replace(/\[[^[\]]*\]$/, '[*]')));
  const [base] = bases;
  return bases.size === 1 && base !== undefined ? base : addresses.join(' | ');
}
