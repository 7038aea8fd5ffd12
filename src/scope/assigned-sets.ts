import type { Deployment, Resource } from '../model/index.js';
import type { AccountGroup } from './by-account.js';

/**
 * What other groups have of Identity Center that comes to the account of one: it is declared once, in the account that
 * runs Identity Center, and an assignment that names an account has the permission set provisioned there. Of the
 * assignments only those to the account are among it. An input comes once, and not where the group has it already.
 */
export function setsAssignedTo({ account, deployments }: AccountGroup, groups: readonly AccountGroup[]): Deployment[] {
  if (account === undefined) return [];
  const come = new Set(deployments.filter(isOfIdentityCenter).map(({ input }) => input));
  const elsewhere = groups.filter((group) => group.account !== account && assigns(group, account));
  return elsewhere.flatMap((group) => {
    const more = group.deployments.filter((one) => isOfIdentityCenter(one) && !come.has(one.input));
    for (const { input } of more) come.add(input);
    return more.map((one) => provisionedIn(account, one));
  });
}

function assigns({ deployments }: AccountGroup, account: string): boolean {
  return deployments.some((deployment) =>
    allOf(deployment).some((one) => one.kind === 'account-assignment' && one.target === account),
  );
}

function isOfIdentityCenter(deployment: Deployment): boolean {
  return allOf(deployment).some(({ kind }) => KINDS.has(kind));
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
]);

function provisionedIn(account: string, { exports: _, ...deployment }: Deployment): Deployment {
  const comes = (one: Resource) => KINDS.has(one.kind) && (one.kind !== 'account-assignment' || one.target === account);
  const there = (one: Resource): Resource => ({ ...one, account });
  const { resources, before } = deployment;
  return {
    ...deployment,
    account,
    resources: resources.filter(comes).map(there),
    ...(before && { before: before.filter(comes).map(there) }),
  };
}
