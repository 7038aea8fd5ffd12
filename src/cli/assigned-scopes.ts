import type { Deployment, Obstacle } from '../model/index.js';
import {
  type AccountGroup,
  byAccount,
  isOnlyNested,
  partsByAccount,
  type ScopeInput,
  setsAssignedTo,
} from '../scope/index.js';
import type { DeclaredScope, Target } from './declared-scopes.js';
import type { Reading, ScopedDeployment } from './reading.js';
import type { Settings } from './settings.js';
import { unplacedFacts } from './unplaced-facts.js';
import { unreadOf } from './unread.js';

/** The name of the scope of what no declared scope includes. */
export const UNASSIGNED = 'unassigned';

/** A scope to judge, before it is known how its trust is judged. */
type Scope = Omit<ScopeInput, 'trust'>;

/** What is assigned to one scope. */
interface Share {
  readonly deployments: Deployment[];
  readonly unread: Obstacle[];
}

/**
 * The declared scopes with what they include, and `unassigned` with the rest, if there is any. What an input deploys
 * to another account than that of its scope, as a stack set does, goes to the scopes of that account, and so do
 * permission sets where they are assigned.
 */
export function assigned(readings: readonly Reading[], settings: Settings): Scope[] {
  const names = [...settings.scopes.map(({ scope }) => scope), UNASSIGNED];
  const shares = new Map(names.map((name): [string, Share] => [name, { deployments: [], unread: [] }]));
  for (const reading of readings) assign(reading, settings, shares);
  const declared = settings.scopes.map((scope) => ({ scope, parts: scopesWith(scope, shares.get(scope.scope)) }));
  const rest = byName(UNASSIGNED, shares.get(UNASSIGNED), settings.account).filter(
    ({ account, deployments }) => account !== undefined || !isOnlyNested(deployments),
  );
  const all = [...declared.flatMap(({ parts }) => parts), ...rest];
  return [
    ...declared.flatMap(({ scope, parts }) => parts.map((part) => withSets(part, all, scope.excludes))),
    ...rest.map((part) => withSets(part, all, () => false)),
  ];
}

/** A scope with the permission sets that others assign to its account, unless it excludes the input that does. */
function withSets(scope: Scope, all: readonly Scope[], excludes: DeclaredScope['excludes']): Scope {
  const sets = setsAssignedTo(scope, all).filter(({ input }) => !excludes(input));
  return { ...scope, deployments: [...scope.deployments, ...sets] };
}

function assign(reading: Reading, settings: Settings, shares: ReadonlyMap<string, Share>): void {
  const targets = settings.targetsOf(reading.name);
  const unread = unreadOf(reading);
  const mayHold = reading.hides ? [...shares.keys()] : targets.map(nameOf);
  for (const name of mayHold) shares.get(name)?.unread.push(...unread);
  for (const { scope } of settings.scopes) shares.get(scope)?.unread.push(...unplacedFacts(reading, settings));
  const others = settings.scopes.filter((scope) => !targets.includes(scope) && !scope.excludes(reading.name));
  for (const deployment of reading.deployments) {
    for (const { name, deployments } of partsOf(deployment, targets, others)) {
      shares.get(name)?.deployments.push(...deployments);
    }
    if (deployment.scope !== undefined) continue;
    for (const { name, obstacle } of misplaced(deployment, others)) shares.get(name)?.unread.push(obstacle);
  }
}

function nameOf({ scope }: Target): string {
  return scope ?? UNASSIGNED;
}

type NamedPart = AccountGroup & { readonly name: string };

/**
 * The parts of a deployment by the scope that they go to: what is for the account of another scope goes to that one,
 * once, unless it has a reading of its own there. What strays to an account that no scope has is left unassigned, once.
 * @param others scopes that do not include the input, and do not exclude it either
 */
function partsOf(
  deployment: ScopedDeployment,
  targets: readonly Target[],
  others: readonly DeclaredScope[],
): NamedPart[] {
  const target = targets.find(({ scope }) => scope === deployment.scope);
  if (target?.scope === undefined) return [{ name: deployment.scope ?? UNASSIGNED, deployments: [deployment] }];
  const { scope, account } = target;
  const isFirst = target === targets[0];
  const strays = partsByAccount(deployment, account).flatMap(({ isLookedInto, ...group }): NamedPart[] => {
    if (group.account === undefined || group.account === account || !isFirst) return [];
    if (targets.some((other) => other.account === group.account)) return [];
    const there = others.filter((other) => other.account === group.account);
    if (there.length === 0 && account !== undefined) return isLookedInto ? [] : [{ ...group, name: UNASSIGNED }];
    return there.map((other) => ({ ...group, name: other.scope }));
  });
  return [...atHome(deployment, scope, account), ...strays];
}

/** What is for the account of the scope itself; all where it has none, since then it is judged for each account. */
function atHome(deployment: ScopedDeployment, name: string, account: string | undefined): NamedPart[] {
  if (account === undefined) return [{ name, deployments: [deployment] }];
  const own = partsByAccount(deployment, account).filter((part) => part.account === account);
  return own.map(({ deployments }) => ({ account, deployments, name }));
}

/** Scopes that an unassigned deployment may be meant for, since it goes to their account. */
function misplaced(
  deployment: Deployment,
  others: readonly DeclaredScope[],
): { readonly name: string; readonly obstacle: Obstacle }[] {
  const groups = byAccount([deployment], undefined).filter(({ deployments }) => deployments.some(hasResources));
  return others
    .filter(({ account }) => account !== undefined && groups.some((group) => group.account === account))
    .map(({ scope: name, account }) => {
      const { input } = deployment;
      const message = `\`${input}\` goes to account ${account}, and the scope \`${name}\` of that account does not include it: include or exclude it there.`;
      return { name, obstacle: { place: { input, path: [] }, code: 'scope-excludes-input', message } };
    });
}

function hasResources({ resources }: Deployment): boolean {
  return resources.length > 0;
}

function scopesWith(scope: DeclaredScope, share: Share | undefined): Scope[] {
  const scopes = byName(scope.scope, share, scope.account);
  return scopes.length === 0 ? [emptyScope(scope, share?.unread ?? [])] : scopes;
}

/** One scope; where its inputs tell of several accounts, one for each. */
function byName(name: string, share: Share | undefined, account: string | undefined): Scope[] {
  if (share === undefined) return [];
  const groups = byAccount(share.deployments, account);
  const nameOf = (group: AccountGroup) =>
    groups.length === 1 || group.account === undefined ? name : `${name}/${group.account}`;
  return groups.map((group) => ({ ...group, name: nameOf(group), unread: share.unread }));
}

/** A scope that nothing of what was scanned goes to: its role may be in what was not. */
function emptyScope({ scope: name, account, place }: DeclaredScope, unread: readonly Obstacle[]): Scope {
  const message = `Nothing that was scanned is deployed to the scope \`${name}\`: no input matches its globs, or those that do go to another account.`;
  const unseen = [...unread, { place, code: 'scope-not-scanned', message }];
  return { name, ...(account === undefined ? {} : { account }), deployments: [], unread: unseen };
}
