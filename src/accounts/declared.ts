import type { Deployment, Input, Obstacle, ScopedDeployment } from '../model/index.js';
import { type AccountGroup, byAccount, fromOrganization, isOnlyNested, partsByAccount } from '../scope/index.js';
import type { DeclaredScope, Target } from '../settings/index.js';
import { excludedByScope, nothingScanned, untoldAccount } from './obstacles.js';
import { type AccountSettings, asScope, type Scope } from './scope.js';
import { unplacedFacts, unreadOf } from './unread.js';

/** What goes to one declared scope, or, under `undefined`, what none of them includes. */
interface Share {
  readonly deployments: Deployment[];
  readonly unread: Obstacle[];
}

/** Shares by the name of the declared scope. */
type Shares = ReadonlyMap<string | undefined, Share>;

/**
 * The declared scopes with what they include, and one with the rest, if there is any. What an input deploys to another
 * account than that of its scope, as a stack set does, goes to the scopes of that account, and so do permission sets
 * where they are assigned.
 */
export function declaredScopes(inputs: readonly Input[], settings: AccountSettings): Scope[] {
  const names = [...settings.scopes.map(({ scope }) => scope), undefined];
  const shares: Shares = new Map(names.map((name) => [name, { deployments: [], unread: [] }]));
  for (const input of inputs) share(input, settings, shares);
  const declared = settings.scopes.map((scope) => ({ scope, parts: partsOfScope(scope, shares.get(scope.scope)) }));
  const rest = partsOfShare(undefined, shares.get(undefined), settings.account).filter(
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
  const sets = fromOrganization(scope, all).filter(({ input }) => !excludes(input));
  return { ...scope, deployments: [...scope.deployments, ...sets] };
}

function share(input: Input, settings: AccountSettings, shares: Shares): void {
  const targets = settings.targetsOf(input.path);
  const add = (declared: string | undefined, unread: readonly Obstacle[]) => {
    for (const one of unread) shares.get(declared)?.unread.push(one);
  };
  for (const name of input.hides ? shares.keys() : targets.map(({ scope }) => scope)) add(name, unreadOf(input));
  for (const { scope } of settings.scopes) add(scope, unplacedFacts(input, settings));
  const others = settings.scopes.filter((scope) => !targets.includes(scope) && !scope.excludes(input.path));
  for (const deployment of input.deployments) {
    for (const { declared, deployments } of partsOf(deployment, targets, others)) {
      for (const one of deployments) shares.get(declared)?.deployments.push(one);
    }
    const strayed = deployment.scope === undefined ? misplaced(deployment, others) : [];
    for (const { declared, obstacle } of strayed) add(declared, [obstacle]);
  }
}

/** What goes to one account, and the declared scope that it goes to. */
type DeclaredPart = AccountGroup & { readonly declared: string | undefined };

/**
 * The parts of a deployment by the scope that they go to: what is for the account of another scope goes to that one,
 * once, unless it is read for that scope as well. What strays to an account that no scope has is left over, once.
 * @param others scopes that do not include the input, and do not exclude it either
 */
function partsOf(
  deployment: ScopedDeployment,
  targets: readonly Target[],
  others: readonly DeclaredScope[],
): DeclaredPart[] {
  const target = targets.find(({ scope }) => scope === deployment.scope);
  if (target?.scope === undefined) return [{ declared: deployment.scope, deployments: [deployment] }];
  const { scope, account } = target;
  const isFirst = target === targets[0];
  const strays = partsByAccount(deployment, account).flatMap(({ isLookedInto, ...group }): DeclaredPart[] => {
    if (group.account === undefined || group.account === account || !isFirst) return [];
    if (targets.some((other) => other.account === group.account)) return [];
    const there = others.filter((other) => other.account === group.account);
    if (there.length === 0 && account !== undefined) return isLookedInto ? [] : [{ ...group, declared: undefined }];
    return there.map((other) => ({ ...group, declared: other.scope }));
  });
  return [...atHome(deployment, scope, account), ...strays];
}

/** What is for the account of the scope itself; all where it has none, since then it is judged for each account. */
function atHome(deployment: ScopedDeployment, declared: string, account: string | undefined): DeclaredPart[] {
  if (account === undefined) return [{ declared, deployments: [deployment] }];
  const own = partsByAccount(deployment, account).filter((part) => part.account === account);
  return own.map(({ deployments }) => ({ account, deployments, declared }));
}

/** Scopes that a deployment which none includes may be meant for, since it goes to their account. */
function misplaced(
  deployment: Deployment,
  others: readonly DeclaredScope[],
): { readonly declared: string; readonly obstacle: Obstacle }[] {
  const groups = byAccount([deployment]).filter(({ deployments }) =>
    deployments.some(({ resources }) => resources.length > 0),
  );
  return others.flatMap(({ scope, account }) =>
    account !== undefined && groups.some((group) => group.account === account)
      ? [{ declared: scope, obstacle: excludedByScope(deployment.input, account, scope) }]
      : [],
  );
}

/**
 * The parts of a declared scope; an empty one where nothing goes to it, since its role may be in what was not scanned.
 */
function partsOfScope({ scope, account, place }: DeclaredScope, share: Share | undefined): Scope[] {
  const parts = partsOfShare(scope, share, account);
  if (parts.length > 0) return parts;
  const unread = [...(share?.unread ?? []), nothingScanned(scope, place)];
  return [{ declared: scope, ...(account === undefined ? {} : { account }), deployments: [], unread }];
}

/**
 * One scope; where its inputs tell of several accounts, one for each. Whoever declares a scope says that its inputs go
 * together: those that tell no account go to the one that the others tell.
 */
function partsOfShare(declared: string | undefined, share: Share | undefined, account: string | undefined): Scope[] {
  if (share === undefined) return [];
  const groups = byAccount(share.deployments, { declared: account, areOne: declared !== undefined });
  return groups.map((group) => ({
    ...(declared === undefined ? {} : { declared }),
    ...asScope(group),
    unread: [...share.unread, ...untoldAccount(group)],
  }));
}
