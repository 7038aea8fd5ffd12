import type { Deployment, PolicyAttachment, Resource, Value } from '../model/index.js';
import { keyOfTarget, withinHome } from './key.js';
import { elements } from './link.js';
import { isOfToday } from './reconcile.js';
import { targetKeys } from './target-keys.js';

/**
 * What is there today may be older than the input that manages it: where there is one, that one tells, also of what it
 * no longer leaves.
 */
export function withoutSuperseded(deployments: readonly Deployment[]): Deployment[] {
  const managed = new Set(deployments.flatMap(managedKeys));
  return deployments.map((deployment) => {
    const isSuperseded = (one: Resource) => {
      const key = isOfToday(deployment, one) ? keyOfResource(one, deployment.input) : undefined;
      return key !== undefined && managed.has(key);
    };
    return { ...deployment, resources: deployment.resources.filter((one) => !isSuperseded(one)) };
  });
}

function managedKeys(deployment: Deployment): string[] {
  const { input, resources, before = [] } = deployment;
  const now = resources.filter((one) => !isOfToday(deployment, one));
  return [...now, ...before.filter(isEndedByAbsence)].flatMap((one) => keyOfResource(one, input) ?? []);
}

/** Whether a resource that a plan starts from and no longer has is no more. Of roles it is told how sure that is. */
function isEndedByAbsence({ kind }: Resource): boolean {
  return kind !== 'role';
}

/** Equal for what is one and the same in an account; nothing of what only its links tell about. */
function keyOfResource(resource: Resource, home: string): string | undefined {
  const key = (...parts: readonly Value<string>[]) => keyOfParts(resource.kind, parts, home);
  switch (resource.kind) {
    case 'role':
    case 'user':
    case 'group':
      return keyOfTarget(resource, home);
    case 'managed-policy':
    case 'permission-set':
      return key(resource.arn);
    case 'identity-policy':
      return key(resource.name, ...targetKeys(resource, home));
    case 'policy-attachment':
      return resource.exclusive && key(resource.exclusive, ...claimed(resource), ...targetKeys(resource, home));
    case 'permission-set-attachment':
      return key(resource.permissionSet, resource.policy);
    // A permission set has one of each.
    case 'permission-set-inline-policy':
    case 'permission-set-boundary':
      return key(resource.permissionSet);
    case 'account-assignment':
      return key(resource.permissionSet, resource.principalType, resource.principalId, resource.target);
    default:
      return undefined;
  }
}

/** What tells one claim of all targets of a policy from another one; a target has one claim of all its policies. */
function claimed({ exclusive, policies }: PolicyAttachment): readonly Value<string>[] {
  return exclusive === 'policy' ? elements(policies) : [];
}

function keyOfParts(kind: Resource['kind'], parts: readonly Value<string>[], home: string): string | undefined {
  const known = parts.flatMap((part) => (typeof part === 'string' ? [withinHome(part, home)] : []));
  return known.length === parts.length ? JSON.stringify([kind, ...known]) : undefined;
}
