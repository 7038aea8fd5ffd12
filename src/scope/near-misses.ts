import { supportByManagedPolicy } from '../iam/index.js';
import {
  type ArgsOf,
  identityOf,
  isUnknown,
  type NearMiss,
  type NearMissCode,
  type Place,
  type PolicyText,
  type Resource,
  type Role,
  say,
  type Value,
} from '../model/index.js';
import type { Attachment } from './attachments.js';
import { attachmentsTo, type Identity, type Inventory, targetsOf } from './inventory.js';
import { isReserved } from './keys.js';
import { isOfSet } from './permission-sets.js';
import { policyOf, supportIn } from './policies.js';
import { accessOf } from './roles.js';
import { wouldSupport } from './support-access.js';
import { nearMissWords } from './words.js';

/** Everything that looks like the support role and is not, each with the reason; in the order of the inputs. */
export function nearMisses(inventory: Inventory): NearMiss[] {
  const boundaries = boundariesAlone(inventory);
  const all = [
    ...inventory.identities.flatMap((identity) => ofIdentity(inventory, identity)),
    ...inventory.attachments.flatMap((attachment) => ofAttachment(inventory, attachment)),
    ...inventory.deployments
      .flatMap(({ resources }) => resources)
      .filter((one) => !boundaries.has(one))
      .flatMap(ofPolicy),
  ];
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** Policies of the customer's that limit roles and are attached to nobody: they grant nothing. */
function boundariesAlone(inventory: Inventory): ReadonlySet<Resource> {
  const declared = (policy: Value<string>, input: string) =>
    typeof policy === 'string' ? (policyOf(inventory, policy, input) ?? []) : [];
  const attached = new Set(
    inventory.attachments
      .filter(({ exists }) => exists.answer !== 'no')
      .flatMap(({ policy, input }) => declared(policy, input)),
  );
  const limiting = inventory.identities.flatMap((one) =>
    one.kind === 'role' ? declared(one.permissionsBoundary, inventory.inputOf(one)) : [],
  );
  return new Set(limiting.filter((policy) => !attached.has(policy)));
}

function ofIdentity(inventory: Inventory, identity: Identity): NearMiss[] {
  if (identity.kind !== 'role') {
    const has = accessOf(inventory, identity).answer === 'yes';
    return has ? [miss('not-a-role', identity.place, { kind: identity.kind })] : [];
  }
  if (identity.exists.answer === 'no') return ofAbsentRole(inventory, identity, identity.exists.because);
  if (accessOf(inventory, identity).answer !== 'no') return [];
  const inline = ofInlinePolicies(identity);
  const named = namedLikeOne(identity.name) ? [miss('merely-named', identity.place, {})] : [];
  return inline.length > 0 ? inline : named;
}

/** A role that would count if it were there, with whatever attaches the policy to it. */
function ofAbsentRole(inventory: Inventory, role: Role, because: string): NearMiss[] {
  const attached = attachmentsTo(inventory, role).filter(wouldSupport);
  if (!isOfSet(role)) return attached.length > 0 ? [miss('will-not-exist', role.place, { what: 'role', because })] : [];
  const has = attached.some(({ exists }) => exists.answer === 'yes');
  return has ? [miss('unassigned', role.place, { because })] : [];
}

function ofAttachment(inventory: Inventory, { policy, place, input, route, target, exists }: Attachment): NearMiss[] {
  if (typeof policy !== 'string' || target.kind !== 'role') return [];
  const { answer, nearMiss } = supportByManagedPolicy(policy);
  // Permission sets name policies of the customer's without an ARN.
  if (isReserved(target) && !policy.includes(':')) return [];
  if (answer !== 'yes') {
    const isDeclared = policyOf(inventory, policy, input)?.document !== undefined;
    return nearMiss === undefined || isDeclared ? [] : [miss('other-policy', place, { policy, because: nearMiss })];
  }
  const stays = targetsOf(inventory, { target, input }).some((role) => role.exists.answer !== 'no');
  return exists.answer === 'no' && route !== 'managed-policies' && stays
    ? [miss('will-not-exist', place, { what: 'attachment', because: exists.because })]
    : [];
}

function ofInlinePolicies({ place, inlinePolicies: policies }: Role): NearMiss[] {
  if (policies === undefined || isUnknown(policies)) return [];
  return policies.flatMap((policy) => ofText(place, 'role', policy));
}

function ofPolicy(resource: Resource): NearMiss[] {
  const isPolicy = resource.kind === 'managed-policy' || resource.kind === 'identity-policy';
  return isPolicy ? ofText(resource.place, resource.kind, resource) : [];
}

function ofText(place: Place, what: string, policy: PolicyText & { readonly name: Value<string> }): NearMiss[] {
  if (policy.name === 'AWSSupportAccess') return [miss('lookalike', place, { what, does: 'named' })];
  const { support, wide } = supportIn(policy);
  return support === 'yes' && wide !== 'yes' ? [miss('lookalike', place, { what, does: 'allows' })] : [];
}

/** Names under which support roles usually go. Names settle nothing: they only word a hint. */
function namedLikeOne(name: Value<string>): boolean {
  return typeof name === 'string' && /aws[-_]?(incident[-_]?)?(response[-_]?)?support/i.test(name);
}

function miss<C extends NearMissCode>(code: C, place: Place, args: ArgsOf<(typeof nearMissWords)[C]>): NearMiss {
  const { args: given, message } = say(nearMissWords, code, args);
  return { kind: 'near-miss', code, ...(given && { args: given }), place, reason: message };
}

function keyOf({ code, args, place: { input, address }, reason }: NearMiss): string {
  return JSON.stringify([input, address, ...identityOf({ code, ...(args && { args }), message: reason }), reason]);
}
