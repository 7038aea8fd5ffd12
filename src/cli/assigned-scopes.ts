import type { Deployment, Obstacle } from '../model/index.js';
import { type AccountGroup, byAccount, type ScopeInput } from '../scope/index.js';
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
 * to another account than that of its scope is none of the scope's.
 */
export function assigned(readings: readonly Reading[], settings: Settings): Scope[] {
  const names = [...settings.scopes.map(({ scope }) => scope), UNASSIGNED];
  const shares = new Map(names.map((name): [string, Share] => [name, { deployments: [], unread: [] }]));
  for (const reading of readings) assign(reading, settings, shares);
  const declared = settings.scopes.flatMap((scope) => scopesWith(scope, shares.get(scope.scope)));
  return [...declared, ...byName(UNASSIGNED, shares.get(UNASSIGNED), settings.account)];
}

function assign(reading: Reading, settings: Settings, shares: ReadonlyMap<string, Share>): void {
  const targets = settings.targetsOf(reading.name);
  const unread = unreadOf(reading);
  const mayHold = reading.hides ? [...shares.keys()] : targets.map(nameOf);
  for (const name of mayHold) shares.get(name)?.unread.push(...unread);
  for (const { scope } of settings.scopes) shares.get(scope)?.unread.push(...unplacedFacts(reading, settings));
  for (const deployment of reading.deployments) {
    for (const { name, deployments } of partsOf(deployment, targets)) {
      shares.get(name)?.deployments.push(...deployments);
    }
  }
}

function nameOf({ scope }: Target): string {
  return scope ?? UNASSIGNED;
}

/**
 * The parts of a deployment by the scope that they go to. What strays to an account that none of the targets has is
 * left unassigned, once.
 */
function partsOf(deployment: ScopedDeployment, targets: readonly Target[]): (AccountGroup & { name: string })[] {
  const target = targets.find(({ scope }) => scope === deployment.scope);
  if (target?.scope === undefined || target.account === undefined) {
    return [{ name: deployment.scope ?? UNASSIGNED, deployments: [deployment] }];
  }
  const { scope, account } = target;
  return byAccount([deployment], account).flatMap((group) => {
    if (group.account === account) return [{ ...group, name: scope }];
    const claimed = target !== targets[0] || targets.some((other) => other.account === group.account);
    return claimed ? [] : [{ ...group, name: UNASSIGNED }];
  });
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
  const unseen = [...unread, { place, message }];
  return { name, ...(account === undefined ? {} : { account }), deployments: [], unread: unseen };
}
