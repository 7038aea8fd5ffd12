import type { Exists, Resource } from '../model/index.js';
import type { Notes } from './stack/stack.js';
import { problem } from './template/problems.js';

/** What has a name in IAM that no other of its kind in the account may have. */
type Named = Extract<Resource, { readonly kind: 'role' | 'user' | 'group' | 'managed-policy' }>;

/**
 * The resources of a stack, all in doubt of which AWS refuses one: a stack that cannot be made, or changed, as a whole
 * is rolled back to what it was.
 * @param refused why, each
 */
export function asFarAsNotRolledBack(resources: readonly Resource[], refused: readonly string[]): readonly Resource[] {
  const [because] = refused;
  if (because === undefined) return resources;
  const exists: Exists = { answer: 'unknown', because };
  return resources.map(withoutCases).map((one) => (one.exists.answer === 'yes' ? { ...one, exists } : one));
}

/** It is not made whichever way its conditions turn out. */
function withoutCases(resource: Resource): Resource {
  if (resource.kind !== 'role' || resource.cases === undefined) return resource;
  const { cases: _, ...role } = resource;
  return role;
}

/**
 * The resources of a deployment, those in doubt that have a name of which there can be but one: whichever is made
 * first, the other one is refused, and the stack is rolled back. Names differ by more than their case.
 * Source: IAM User Guide, reference_iam-quotas (names of users, groups, roles and policies).
 */
export function withoutTakenNames(resources: readonly Resource[], input: string, notes: Notes): readonly Resource[] {
  const first = new Map<string, Named>();
  const taken = new Map<Resource, string>();
  for (const resource of resources.filter(isCertain)) {
    const key = JSON.stringify([resource.kind, resource.account ?? null, String(resource.name).toLowerCase()]);
    const other = first.get(key);
    if (!other) first.set(key, resource);
    else {
      notes.refusal(resource.place.address ?? '');
      noteTaken(resource, other, input, notes);
      for (const one of [resource, other]) taken.set(one, `IAM refuses it: another ${one.kind} has its name`);
    }
  }
  return resources.map((resource) => {
    const because = taken.get(resource);
    return because === undefined ? resource : { ...resource, exists: { answer: 'unknown', because } };
  });
}

function isCertain(resource: Resource): resource is Named {
  const isNamed = ['role', 'user', 'group', 'managed-policy'].includes(resource.kind);
  return isNamed && resource.exists.answer === 'yes' && typeof (resource as Named).name === 'string';
}

function noteTaken({ name, kind, place }: Named, other: Named, input: string, notes: Notes): void {
  const args = { name: String(name), kind: kind.replace('-', ' '), other: other.place.address ?? '' };
  const path = place.input === input ? place.path : [];
  notes.problem(problem('name-taken', args, { address: place.address, path }));
}
