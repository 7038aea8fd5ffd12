import type { Deployment, PolicyAttachment, Resource, Value } from '../model/index.js';
import { elements, keyAtAws, qualified, targetKeys } from './keys.js';
import { isOfToday } from './reconcile.js';

/** A key that is equal for what is one and the same in an account, by a resource and the input that it is from. */
type KeyOf = (resource: Resource, input: string) => string | undefined;

/**
 * What is there today may be older than the input that manages it: where there is one, that one tells, also of what it
 * no longer leaves.
 */
export function withoutSuperseded(deployments: readonly Deployment[], keyOf: KeyOf): Deployment[] {
  const managed = new Set(deployments.flatMap((one) => managedKeys(one, keyOf)));
  return deployments.map((deployment) => {
    const isSuperseded = (one: Resource) => {
      const key = isOfToday(deployment, one) ? keyOf(one, deployment.input) : undefined;
      return key !== undefined && managed.has(key);
    };
    return { ...deployment, resources: deployment.resources.filter((one) => !isSuperseded(one)) };
  });
}

function managedKeys(deployment: Deployment, keyOf: KeyOf): string[] {
  const { input, resources, before = [] } = deployment;
  const now = resources.filter((one) => !isOfToday(deployment, one));
  return [...now, ...before.filter(isEndedByAbsence)].flatMap((one) => keyOf(one, input) ?? []);
}

/** Whether a resource that a plan starts from and no longer has is no more. Of roles it is told how sure that is. */
function isEndedByAbsence({ kind }: Resource): boolean {
  return kind !== 'role';
}

/** The key of a resource of IAM; nothing of what only its attachments tell about. */
export function keyOfResource(resource: Resource, input: string): string | undefined {
  const key = (...parts: readonly Value<string>[]) => keyOfParts(resource.kind, parts, input);
  switch (resource.kind) {
    case 'role':
    case 'user':
    case 'group':
      return keyAtAws(resource, input);
    case 'managed-policy':
      return key(resource.arn);
    case 'identity-policy':
      return key(resource.name, ...targetKeys(resource, input));
    case 'policy-attachment':
      return resource.exclusive && key(resource.exclusive, ...claimed(resource), ...targetKeys(resource, input));
    default:
      return undefined;
  }
}

/** What tells one claim of all targets of a policy from another one; a target has one claim of all its policies. */
function claimed({ exclusive, policies }: PolicyAttachment): readonly Value<string>[] {
  return exclusive === 'policy' ? elements(policies) : [];
}

/** The key of what is told apart by names and ARNs; nothing while one of them is not known. */
export function keyOfParts(kind: Resource['kind'], parts: readonly Value<string>[], input: string): string | undefined {
  const known = parts.flatMap((part) => (typeof part === 'string' ? [qualified(part, input)] : []));
  return known.length === parts.length ? JSON.stringify([kind, ...known]) : undefined;
}
