import {
  arnOfSupportPolicy,
  ownPartition,
  type Place,
  type Resource,
  type Role,
  type ScopedDeployment,
  type TrustFacts,
} from '../model/index.js';
import { byAccount, linkScope } from '../scope/index.js';
import type { Settings } from '../settings/index.js';

/**
 * What the trust of the roles is judged to be whose inputs mark it as sensitive: the policy itself must not leave this
 * machine. Each deployment is judged by itself, with the accounts that are trusted here.
 */
export function judgedTrust(
  deployments: readonly ScopedDeployment[],
  trusted: Settings['trusted'],
): (role: Role) => TrustFacts | undefined {
  const judged = new Map<Place, TrustFacts>();
  for (const deployment of deployments) {
    for (const resources of [deployment.resources, deployment.before ?? []]) {
      if (!resources.some(hidesTrust)) continue;
      const { before: _, ...rest } = deployment;
      const asIs = trustIn({ ...rest, resources }, trusted);
      const asIfAttached = trustIn({ ...rest, resources: resources.map(withSupport) }, trusted);
      for (const [place, trust] of [...asIfAttached, ...asIs]) judged.set(place, trust);
    }
  }
  return (role) => judged.get(role.place);
}

/** Another input may attach the policy, which cannot be seen from here. */
function withSupport(resource: Resource): Resource {
  return hidesTrust(resource) ? { ...resource, managedPolicies: [arnOfSupportPolicy(ownPartition)] } : resource;
}

function hidesTrust(resource: Resource): resource is Role {
  return resource.kind === 'role' && (resource.sensitive ?? []).includes('trust');
}

function trustIn(deployment: ScopedDeployment, trusted: Settings['trusted']): [Place, TrustFacts][] {
  const groups = byAccount([deployment], { declared: deployment.declaredAccount });
  const facts = groups.flatMap((group) => linkScope({ ...group, name: '', unread: [], trust: trusted }).roles);
  return facts.map(({ place, trust, trustPlace, trustBecause, mfa, trustLength }) => [
    place,
    { trust, trustPlace, trustBecause, mfa, ...(trustLength === undefined ? {} : { trustLength }) },
  ]);
}
