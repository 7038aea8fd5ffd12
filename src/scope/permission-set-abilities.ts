import { isUnknown, type RoleFact } from '../model/index.js';
import { type Boundary, weighAbilities } from './abilities.js';
import type { Landscape } from './landscape.js';
import type { OwnPolicy } from './own-policies.js';
import type { ProvisionedSet } from './permission-sets.js';

/** What the role that Identity Center makes for a permission set can do besides, and what takes away from it. */
export function abilitiesOfSet(
  landscape: Landscape,
  one: ProvisionedSet,
): Pick<RoleFact, 'usable' | 'usableBecause' | 'wide' | 'wideBecause'> {
  const policies = [...inlinePolicies(one), ...customerPolicies(landscape, one)];
  return weighAbilities({ policies, denying: policies, boundaries: boundaries(landscape, one), links: one.links });
}

function inlinePolicies({ set, inlinePolicies: separate }: ProvisionedSet): OwnPolicy[] {
  const { inlinePolicies: listed = [] } = set;
  const what = 'The inline policy of the permission set';
  const own = isUnknown(listed) ? [{ document: listed }] : listed;
  return [
    ...own.map((policy): OwnPolicy => ({ what, policy, applies: 'yes' })),
    ...separate.map((policy) => ({ what: `\`${policy.place.address}\``, policy, applies: policy.exists.answer })),
  ].filter(({ applies }) => applies !== 'no');
}

/** Policies of the customer's by their names, as far as an input declares them. */
function customerPolicies(landscape: Landscape, { links }: ProvisionedSet): OwnPolicy[] {
  return links.flatMap(({ policy, exists }) => {
    const declared = typeof policy === 'string' ? policyNamed(landscape, policy) : undefined;
    if (declared === undefined || exists.answer === 'no') return [];
    return [{ what: `\`${declared.place.address}\``, policy: declared, applies: exists.answer }];
  });
}

function boundaries(landscape: Landscape, { set, boundaries: separate }: ProvisionedSet): Boundary[] {
  const own = { policy: set.permissionsBoundary, exists: { answer: 'yes' as const }, sensitive: set.sensitive };
  return [own, ...separate].map(({ policy, exists, sensitive }) => ({
    policy,
    isSecret: sensitive !== undefined,
    declared: typeof policy === 'string' ? policyNamed(landscape, policy) : undefined,
    applies: exists.answer,
  }));
}

function policyNamed({ resources }: Landscape, name: string) {
  return resources.filter((one) => one.kind === 'managed-policy').find((one) => one.name === name);
}
