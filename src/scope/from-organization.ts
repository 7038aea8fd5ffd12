import { type Deployment, isAccountId, type Resource } from '../model/index.js';
import type { AccountGroup } from './account-group.js';
import { elements } from './keys.js';

/**
 * What other groups have of the organization that comes to the account of one. Permission sets are declared once, in
 * the account that runs Identity Center, and an assignment that names an account has its set provisioned there; of the
 * assignments only those to the account come. Service control policies come with all that they are attached to, which
 * may be a unit that the account is in. An input comes once, and not where the group has it already.
 */
export function fromOrganization(
  { account, deployments }: AccountGroup,
  groups: readonly AccountGroup[],
): Deployment[] {
  if (account === undefined) return [];
  const come = new Set(deployments.filter(tellsOfOrganization).map(({ input }) => input));
  const elsewhere = groups.filter((group) => group.account !== account && reaches(group, account));
  return elsewhere.flatMap((group) => {
    const more = group.deployments.filter((one) => tellsOfOrganization(one) && !come.has(one.input));
    for (const { input } of more) come.add(input);
    return more.map((one) => provisionedIn(account, one));
  });
}

function reaches({ deployments }: AccountGroup, account: string): boolean {
  return deployments.some((deployment) => allOf(deployment).some((one) => comesTo(one, account)));
}

function comesTo(one: Resource, account: string): boolean {
  if (one.kind === 'account-assignment') return one.target === account;
  const targets = one.kind === 'service-control-policy' ? elements(one.targets) : [];
  const all = one.kind === 'service-control-policy-attachment' ? [one.target] : targets;
  return all.some((target) => typeof target !== 'string' || target === account || !isAccountId(target));
}

function tellsOfOrganization(deployment: Deployment): boolean {
  return allOf(deployment).some(isOfOrganization);
}

/** Whether a resource is declared once for all accounts of an organization. */
export function isOfOrganization({ kind }: Resource): boolean {
  return KINDS.has(kind);
}

function allOf({ resources, before = [] }: Deployment): readonly Resource[] {
  return [...resources, ...before];
}

const KINDS: ReadonlySet<Resource['kind']> = new Set<Resource['kind']>([
  'permission-set',
  'permission-set-attachment',
  'permission-set-inline-policy',
  'permission-set-boundary',
  'account-assignment',
  'service-control-policy',
  'service-control-policy-attachment',
]);

function provisionedIn(account: string, { exports: _, ...deployment }: Deployment): Deployment {
  const comes = (one: Resource) =>
    isOfOrganization(one) && (one.kind !== 'account-assignment' || one.target === account);
  const there = (one: Resource): Resource => ({ ...one, account });
  const { resources, before } = deployment;
  return {
    ...deployment,
    account,
    resources: resources.filter(comes).map(there),
    ...(before && { before: before.filter(comes).map(there) }),
  };
}
