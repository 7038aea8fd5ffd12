import { type Deployment, isUnknown, type Resource, type Value } from '../model/index.js';
import { type Attachment, attachmentsOf } from './attachments.js';
import { isSupportAccess } from './support-access.js';

/** The deployments, or parts of them, that go to one account. */
export interface AccountGroup {
  /** Absent where the inputs do not tell. */
  readonly account?: string;
  readonly deployments: readonly Deployment[];
}

/**
 * Sorts deployments by the account that they go to. One plan may reach several, by providers of its own; then each
 * gets its part, and the gaps of the whole. Inputs that tell no account are taken together, and go to the one account
 * that other inputs name for themselves, if there is only one such. An account that is only looked into is none of
 * theirs, and nor are templates that others seem to deploy already, where they would stand for themselves and nothing in
 * them may give support access.
 */
export function byAccount(deployments: readonly Deployment[], declared: string | undefined): AccountGroup[] {
  const all = deployments.flatMap((deployment) => partsByAccount(deployment, declared));
  const groups = new Map<string | undefined, Deployment[]>();
  for (const part of all) if (!part.isLookedInto) groups.set(part.account, []);
  for (const part of all) groups.get(part.account)?.push(...part.deployments);
  const sole = soleAccount(deployments, groups);
  if (sole !== undefined) return [{ account: sole, deployments: [...groups.values()].flat() }];
  if (groups.size > 1 && isOnlyNested(groups.get(undefined) ?? [])) groups.delete(undefined);
  return [...groups]
    .sort(([a = LAST], [b = LAST]) => (a < b ? -1 : 1))
    .map(([account, parts]) => ({ ...(account === undefined ? {} : { account }), deployments: parts }));
}

/**
 * Whether templates that others seem to nest, in accounts that those tell, give no reason to judge one more: there is
 * nothing but them, and nothing in them may give support access.
 */
export function isOnlyNested(deployments: readonly Deployment[]): boolean {
  const isEmpty = ({ resources, gaps }: Deployment) => resources.length + gaps.length === 0;
  const gives = (one: Deployment) => one.gaps.length > 0 || attachmentsOf(one).some(maySupport);
  return (
    deployments.some(({ seemsNested }) => seemsNested) &&
    deployments.every((one) => isEmpty(one) || (one.seemsNested && !gives(one)))
  );
}

function maySupport({ policy }: Attachment): boolean {
  return isSupportAccess(policy) !== 'no';
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

/** What a deployment has in one account. */
export interface AccountPart extends AccountGroup {
  /** It puts nothing there, and takes nothing away. */
  readonly isLookedInto: boolean;
}

/** A deployment by the accounts that it reaches; its own is among them, as far as it is told. */
export function partsByAccount(deployment: Deployment, declared: string | undefined): AccountPart[] {
  const own = known(deployment.account) ?? declared;
  const accountOf = (resource: Resource) => known(resource.account) ?? own;
  const { resources, before = [] } = deployment;
  const all = [...resources, ...before];
  // What the AWS CLI prints of an account is what is there, though nothing here puts it there.
  const isHeld = ({ change }: Resource) => change !== 'read' || deployment.kind === 'facts';
  const held = new Set(all.filter(isHeld).map(accountOf));
  const accounts = new Set([...(own === undefined && held.size > 0 ? [] : [own]), ...all.map(accountOf)]);
  if (accounts.size === 1 && accounts.has(own)) return [partOf(own, [deployment], false)];
  const inAccount = (account: string | undefined) => (one: Resource) => accountOf(one) === account;
  return [...accounts].map((account) => {
    const part = {
      ...deployment,
      account,
      // Stacks import what is exported in their own account.
      ...(deployment.exports && { exports: account === own ? deployment.exports : [] }),
      resources: resources.filter(inAccount(account)),
      before: before.filter(inAccount(account)),
    };
    return partOf(account, [part], account !== own && !held.has(account));
  });
}

function partOf(account: string | undefined, deployments: readonly Deployment[], isLookedInto: boolean): AccountPart {
  return { ...(account === undefined ? {} : { account }), deployments, isLookedInto };
}

function known(account: Value<string>): string | undefined {
  return isUnknown(account) ? undefined : account;
}
