import type { Deployment, Resource } from '../model/index.js';
import { keyOfTarget, withinHome } from './key.js';
import { isOfToday } from './reconcile.js';

/** What is there today may be older than the input that manages it: where there is one, that one tells. */
export function withoutSuperseded(deployments: readonly Deployment[]): readonly Resource[] {
  const all = deployments.flatMap((deployment) =>
    deployment.resources.map((resource) => ({
      resource,
      key: keyOfResource(resource, deployment.input),
      isOld: isOfToday(deployment, resource),
    })),
  );
  const managed = new Set(all.flatMap(({ key, isOld }) => (isOld || key === undefined ? [] : [key])));
  return all.filter(({ key, isOld }) => !isOld || key === undefined || !managed.has(key)).map((one) => one.resource);
}

/** Equal for what is one and the same in an account; nothing of what only its links tell about. */
function keyOfResource(resource: Resource, home: string): string | undefined {
  if (resource.kind === 'role' || resource.kind === 'user' || resource.kind === 'group')
    return keyOfTarget(resource, home);
  if (resource.kind === 'managed-policy' && typeof resource.arn === 'string') return withinHome(resource.arn, home);
  if (resource.kind !== 'identity-policy') return undefined;
  const { roles, users, groups, name } = resource;
  return typeof name === 'string' ? JSON.stringify([roles, users, groups, withinHome(name, home)]) : undefined;
}
