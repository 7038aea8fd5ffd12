import type { Obstacle } from '../model/index.js';
import type { ScopeInput } from '../scope/index.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';

/** The scopes that a run judges: one, everything scanned, since none are declared. */
export function scopesOf(readings: readonly Reading[], settings: Settings): ScopeInput[] {
  const { trustedAccounts = [], trustedOrganizations = [], trustedIssuers = [] } = settings.config;
  const scope: ScopeInput = {
    name: 'default',
    ...(settings.account === undefined ? {} : { account: settings.account }),
    deployments: readings.flatMap((reading) => reading.deployments),
    unread: readings.flatMap(unreadOf),
    trust: { trustedAccounts, trustedOrganizations, trustedIssuers },
  };
  return readings.some((reading) => reading.status === 'analyzed') ? [scope] : [];
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
