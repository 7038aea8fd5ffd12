import { type AccountGroup, byAccount, type ScopeInput, setsAssignedTo } from '../scope/index.js';
import { assigned, UNASSIGNED } from './assigned-scopes.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';
import { unplacedFacts } from './unplaced-facts.js';
import { unreadOf } from './unread.js';

/**
 * The scopes that a run judges: those that the configuration declares, and `unassigned` for what none of them
 * includes. Where none is declared: an account each, as far as the inputs tell which they go to; one scope where they
 * tell of one account or none.
 */
export function scopesOf(readings: readonly Reading[], settings: Settings): ScopeInput[] {
  if (!readings.some((reading) => reading.status === 'analyzed')) return [];
  const scopes = settings.scopes.length === 0 ? undeclared(readings, settings) : assigned(readings, settings);
  return scopes.map((scope) => ({ ...scope, trust: trustSettings(settings) }));
}

/** Whom the configuration trusts. */
export function trustSettings({ config }: Pick<Settings, 'config'>): ScopeInput['trust'] {
  const { trustedAccounts = [], trustedOrganizations = [], trustedIssuers = [] } = config;
  return { trustedAccounts, trustedOrganizations, trustedIssuers };
}

/** What could not be read may belong to any of them. */
function undeclared(readings: readonly Reading[], settings: Settings): Omit<ScopeInput, 'trust'>[] {
  const groups = byAccount(
    readings.flatMap((reading) => reading.deployments),
    settings.account,
  );
  const unread = readings.flatMap(unreadOf);
  const unplaced = readings.flatMap((reading) => unplacedFacts(reading, settings));
  const nameOf = (group: AccountGroup) => (groups.length === 1 ? 'default' : (group.account ?? UNASSIGNED));
  const outOf = ({ account }: AccountGroup) => (groups.length === 1 || account === undefined ? [] : unplaced);
  return groups.map((group) => ({
    ...group,
    deployments: [...group.deployments, ...setsAssignedTo(group, groups)],
    name: nameOf(group),
    unread: [...unread, ...outOf(group)],
  }));
}
