import { type Deployment, isUnknown, type Resource, type Role, type Value } from '../model/index.js';

/**
 * What is elsewhere without what inputs undo: an account's role has a policy today that a plan detaches.
 * @param elsewhere deployments that say what is there today
 * @param inputs what is going to be deployed
 */
export function withoutUndone<T extends Deployment>(elsewhere: readonly T[], inputs: readonly Deployment[]): T[] {
  const undone = new Set(inputs.flatMap(({ resources }) => resources.flatMap(detached)));
  if (undone.size === 0) return [...elsewhere];
  return elsewhere.map((one) => ({
    ...one,
    resources: one.resources.map((resource) => (isLookup(resource) ? withoutPolicies(resource, undone) : resource)),
  }));
}

function isLookup(resource: Resource): resource is Role {
  return resource.kind === 'role' && resource.change === 'read';
}

function withoutPolicies(role: Role, undone: ReadonlySet<string>): Role {
  const { name, managedPolicies } = role;
  if (managedPolicies === undefined || isUnknown(managedPolicies)) return role;
  return { ...role, managedPolicies: managedPolicies.filter((policy) => !undone.has(keyOf(name, policy))) };
}

/** The roles and policies that an attachment parts by not being there any more. */
function detached(resource: Resource): string[] {
  if (resource.kind !== 'policy-attachment' || resource.exists.answer !== 'no') return [];
  return known(resource.roles).flatMap((role) => known(resource.policies).map((policy) => keyOf(role, policy)));
}

function known(list: Value<readonly Value<string>[]>): readonly Value<string>[] {
  return list === undefined || isUnknown(list) ? [] : list;
}

function keyOf(role: Value<string>, policy: Value<string>): string {
  return JSON.stringify([role, policy]);
}
