import type { Obstacle } from '../model/index.js';
import { type AccountGroup, byAccount, type ScopeInput } from '../scope/index.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';

/**
 * The scopes that a run judges: an account each, as far as the inputs tell which they go to; one scope where they tell
 * of one account or none. What could not be read may belong to any of them.
 */
export function scopesOf(readings: readonly Reading[], settings: Settings): ScopeInput[] {
  if (!readings.some((reading) => reading.status === 'analyzed')) return [];
  const deployments = readings.flatMap((reading) => reading.deployments);
  const groups = byAccount(deployments, settings.account);
  const unread = readings.flatMap(unreadOf);
  const { trustedAccounts = [], trustedOrganizations = [], trustedIssuers = [] } = settings.config;
  return groups.map((group) => ({
    ...group,
    name: groups.length === 1 ? 'default' : nameOf(group),
    unread,
    trust: { trustedAccounts, trustedOrganizations, trustedIssuers },
  }));
}

function nameOf({ account }: AccountGroup): string {
  return account ?? 'unassigned';
}

/** What of an input could not be analysed: it may hold the role. */
function unreadOf(reading: Reading): Obstacle[] {
  if (reading.status === 'skipped') return [];
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ message, address, path }) => ({
    place: { input: reading.name, path: path ?? [], ...(address === undefined ? {} : { address }) },
    message,
  }));
}
