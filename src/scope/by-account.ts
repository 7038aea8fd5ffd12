import { type Deployment, isUnknown, type Resource, type Value } from '../model/index.js';

/** The deployments, or parts of them, that go to one account. */
export interface AccountGroup {
  /** Absent where the inputs do not tell. */
  readonly account?: string;
  readonly deployments: readonly Deployment[];
}

/**
 * Sorts deployments by the account that they go to. One plan may reach several, by providers of its own; then each
 * gets its part, and the gaps of the whole. Inputs that tell no account are taken together, and go to the one account
 * that other inputs name for themselves, if there is only one such.
 */
export function byAccount(deployments: readonly Deployment[], declared: string | undefined): AccountGroup[] {
  const groups = new Map<string | undefined, Deployment[]>();
  for (const deployment of deployments) {
    for (const [account, part] of partsOf(deployment, declared)) {
      const group = groups.get(account) ?? [];
      group.push(part);
      groups.set(account, group);
    }
  }
  const sole = soleAccount(deployments, groups);
  if (sole !== undefined) return [{ account: sole, deployments: [...groups.values()].flat() }];
  return [...groups]
    .sort(([a = LAST], [b = LAST]) => (a < b ? -1 : 1))
    .map(([account, parts]) => ({ ...(account === undefined ? {} : { account }), deployments: parts }));
}

/** Sorts behind every account id. */
const LAST = '~';

/** The account of everything, where no input and no part of one goes to another. */
function soleAccount(
  deployments: readonly Deployment[],
  groups: ReadonlyMap<string | undefined, unknown>,
): string | undefined {
  const [only, ...others] = [...groups.keys()].filter((account) => account !== undefined);
  const own = deployments.some((deployment) => known(deployment.account) === only);
  return others.length === 0 && own ? only : undefined;
}

function partsOf(deployment: Deployment, declared: string | undefined): Map<string | undefined, Deployment> {
  const own = known(deployment.account) ?? declared;
  const accountOf = (resource: Resource) => known(resource.account) ?? own;
  const { resources, before = [] } = deployment;
  const reached = [...resources, ...before].map(accountOf);
  const accounts = new Set(own === undefined && reached.length > 0 ? reached : [own, ...reached]);
  if (accounts.size === 1 && accounts.has(own)) return new Map([[own, deployment]]);
  const inAccount = (account: string | undefined) => (one: Resource) => accountOf(one) === account;
  return new Map(
    [...accounts].map((account) => [
      account,
      {
        ...deployment,
        account,
        // Stacks import what is exported in their own account.
        ...(deployment.exports && { exports: account === own ? deployment.exports : [] }),
        resources: resources.filter(inAccount(account)),
        before: before.filter(inAccount(account)),
      },
    ]),
  );
}

function known(account: Value<string>): string | undefined {
  return isUnknown(account) ? undefined : account;
}
