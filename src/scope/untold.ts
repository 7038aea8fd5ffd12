import type { Deployment, Resource } from '../model/index.js';
import type { AccountGroup } from './account-group.js';
import { type Attachment, attachmentsOf } from './attachments.js';
import { isOfOrganization } from './from-organization.js';
import { isSupportAccess } from './support-access.js';

/**
 * Groups in which inputs that tell no account have their place. They may go to the account of any other group, or to
 * one more: they are judged as an account of their own, and whatever they and the others take off may be taken off each
 * other. Neither is then said to have no role while the other may give one.
 */
export function withUntold(groups: readonly AccountGroup[]): AccountGroup[] {
  const told = groups.filter(({ account }) => account !== undefined);
  const apart = new Set(told.flatMap(({ deployments }) => deployments.map(({ input }) => input)));
  const untold = groups.filter(isOfNobody).flatMap(({ deployments }) => deployments);
  const alone = untold.filter(({ input }) => !apart.has(input));
  if (told.length === 0 || alone.length === 0) return [...groups];
  const giving = alone.filter(mayGive);
  const theirs = alone.filter(says).map(perhapsHere);
  const own = new Set(untold.map(({ input }) => input));
  const isOther = (one: Deployment) => says(one) && !own.has(one.input);
  const others = told.flatMap(({ deployments }) => deployments.filter(isOther).map(perhapsHere));
  const beside = told.filter(({ deployments }) => deployments.some(mayGive)).flatMap(({ account }) => account ?? []);
  return groups.map((group): AccountGroup => {
    const { account, deployments } = group;
    if (account !== undefined)
      return { ...group, deployments: [...deployments, ...theirs], ...besides(giving, [account]) };
    return isOfNobody(group)
      ? { ...group, deployments: [...deployments, ...others], ...besides(alone, beside) }
      : group;
  });
}

function besides(untold: readonly Deployment[], accounts: readonly string[]): Pick<AccountGroup, 'untold'> {
  const inputs = [...new Set(untold.map(({ input }) => input))];
  return inputs.length === 0 || accounts.length === 0 ? {} : { untold: { inputs, accounts } };
}

/** Whether neither an input nor a provider configuration tells the account of a group. */
function isOfNobody({ account, isOfProvider }: AccountGroup): boolean {
  return account === undefined && !isOfProvider;
}

/** Whether a deployment says anything of what an account has. */
function says({ resources, before = [] }: Deployment): boolean {
  return resources.length + before.length > 0;
}

/** Whether something in a deployment gives support access, or may. */
export function mayGive(deployment: Deployment): boolean {
  return deployment.gaps.length > 0 || attachmentsOf(deployment).some(maySupport);
}

function maySupport({ policy }: Attachment): boolean {
  return isSupportAccess(policy) !== 'no';
}

/** What may go to another account than its own. What is of the organization comes to it by itself. */
function perhapsHere({ exports: _, ...deployment }: Deployment): Deployment {
  const { resources, before } = deployment;
  const ofAccount = (all: readonly Resource[]) => all.filter((one) => !isOfOrganization(one));
  return {
    ...deployment,
    mayBeElsewhere: true,
    gaps: [],
    resources: ofAccount(resources),
    ...(before && { before: ofAccount(before) }),
  };
}
