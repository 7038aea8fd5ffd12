import {
  accountOfProvider,
  type Deployment,
  isUnknown,
  ownAccount,
  type Resource,
  unknown,
  type Value,
} from '../model/index.js';
import type { AccountGroup, Telling } from './account-group.js';
import { mayGive, withUntold } from './untold.js';

/**
 * Sorts deployments by the account that they go to. One plan may reach several, by providers of its own; then each
 * gets its part, and the gaps of the whole. Inputs that tell no account are taken together, as an account of their own.
 * An account that is only looked into is none of theirs, and nor are templates that others seem to deploy already,
 * where they would stand for themselves and nothing in them may give support access.
 */
export function byAccount(deployments: readonly Deployment[], { declared, areOne }: Telling = {}): AccountGroup[] {
  const all = deployments.flatMap((deployment) => partsByAccount(deployment, declared));
  const groups = new Map<string | undefined, AccountPart[]>();
  for (const part of all) if (!part.isLookedInto) groups.set(keyOf(part), []);
  for (const part of all) groups.get(keyOf(part))?.push(part);
  const sole = areOne ? soleAccount(deployments, groups) : undefined;
  if (sole !== undefined) return [{ account: sole, deployments: deploymentsOf([...groups.values()].flat()) }];
  if (groups.size > 1 && isOnlyNested(deploymentsOf(groups.get(undefined) ?? []))) groups.delete(undefined);
  const sorted = [...groups].sort(([a = LAST], [b = LAST]) => (a < b ? -1 : 1));
  return withUntold(sorted.map(([, parts]) => grouped(parts)));
}

function deploymentsOf(parts: readonly AccountPart[]): readonly Deployment[] {
  return parts.flatMap((part) => part.deployments);
}

/** Parts of one account; they go by a provider where that is all that is told, of each of them the same. */
function grouped(parts: readonly AccountPart[]): AccountGroup {
  const [{ account, provider, isOfProvider } = {}] = parts;
  const isCommon = provider !== undefined && parts.every((part) => part.provider === provider);
  return {
    ...(account !== undefined && { account }),
    ...(isCommon && { provider }),
    ...(isOfProvider && { isOfProvider }),
    deployments: deploymentsOf(parts),
  };
}

/**
 * Equal for what goes to one account; nothing of inputs that tell none. An account that only its provider tells is its
 * own.
 */
function keyOf({ account, isOfProvider, provider, deployments: [first] }: AccountPart): string | undefined {
  return isOfProvider ? `~${first?.input} ${provider}` : account;
}

/**
 * Whether templates that others seem to nest, in accounts that those tell, give no reason to judge one more: there is
 * nothing but them, and nothing in them may give support access.
 */
export function isOnlyNested(deployments: readonly Deployment[]): boolean {
  const isEmpty = ({ resources, gaps }: Deployment) => resources.length + gaps.length === 0;
  return (
    deployments.some(({ seemsNested }) => seemsNested) &&
    deployments.every((one) => isEmpty(one) || (one.seemsNested && !mayGive(one)))
  );
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

/**
 * A deployment by the accounts that it reaches; its own is among them, as far as it is told. An account that only its
 * provider tells may be any of the others: each has what goes there as something of which it cannot be told whether it
 * does.
 */
export function partsByAccount(deployment: Deployment, declared: string | undefined): AccountPart[] {
  const own = known(deployment.account) ?? declared;
  const accountOf = (resource: Resource) => known(resource.account) ?? own;
  const { resources, before = [] } = deployment;
  const all = [...resources, ...before];
  // What the AWS CLI prints of an account is what is there, though nothing here puts it there.
  const isHeld = ({ change }: Resource) => change !== 'read' || deployment.kind === 'facts';
  const providers = new Set(all.filter(isHeld).flatMap(({ provider }) => provider ?? []));
  const held = new Set(all.filter((one) => isHeld(one) && one.provider === undefined).map(accountOf));
  const isOwnHeld = own !== undefined || held.has(own) || isUnknown(deployment.account);
  const told = all.filter(({ provider }) => provider === undefined).map(accountOf);
  const accounts = new Set([...(isOwnHeld || held.size + providers.size === 0 ? [own] : []), ...told]);
  if (accounts.size === 1 && accounts.has(own) && providers.size === 0) return [partOf(own, [deployment], false)];
  const inAccount = (account: string | undefined) => (one: Resource) =>
    one.provider !== undefined || accountOf(one) === account;
  const parts = [...accounts].map((account) => {
    const part = {
      ...deployment,
      account,
      // Stacks import what is exported in their own account.
      ...(deployment.exports && { exports: account === own ? deployment.exports : [] }),
      resources: resources.filter(inAccount(account)),
      before: before.filter(inAccount(account)),
    };
    const provider = account === own && isUnknown(deployment.account) ? deployment.account.$waitsFor?.[0] : undefined;
    const isLookedInto = account !== own && !held.has(account);
    return { ...partOf(account, [part], isLookedInto), ...(provider !== undefined && { provider }) };
  });
  return [...parts, ...[...providers].map((provider) => partOfProvider(provider, deployment))];
}

function partOf(account: string | undefined, deployments: readonly Deployment[], isLookedInto: boolean): AccountPart {
  return { ...(account === undefined ? {} : { account }), deployments, isLookedInto };
}

/** What goes to the account of a provider configuration, and what may. */
function partOfProvider(provider: string, deployment: Deployment): AccountPart {
  const { resources, before = [] } = deployment;
  const isOwn = (one: Resource) => one.provider === provider;
  const seen = (one: Resource): Resource =>
    isOwn(one) ? atHome(one, provider) : { ...one, account: perhapsOf(provider, one) };
  const part = {
    ...deployment,
    account: undefined,
    resources: resources.map(seen),
    before: before.filter(isOwn).map(seen),
  };
  return { provider, deployments: [part], isLookedInto: false, isOfProvider: true };
}

/** The account of a resource beside those of a provider configuration: what is in several accounts stays apart. */
function perhapsOf(provider: string, { account }: Resource): Value<string> {
  const own = isUnknown(account) ? (account.$waitsFor ?? []) : [account ?? ownAccount];
  return unknown(`provider \`${provider}\` may lead to the account of this one, or to another`, [provider, ...own]);
}

/** A resource of a provider configuration as its account has it. */
function atHome(resource: Resource, provider: string): Resource {
  const { account: _, provider: __, ...rest } = resource;
  const symbol = accountOfProvider(provider);
  const text = JSON.stringify(rest);
  return JSON.parse(text.replaceAll(symbol, ownAccount)) as Resource;
}

function known(account: Value<string>): string | undefined {
  return isUnknown(account) ? undefined : account;
}
