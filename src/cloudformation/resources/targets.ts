import type { Targets } from '../../model/index.js';
import type { Reading } from './reading.js';

/** What a policy is attached to, by three lists of names. */
export function targets(reading: Reading): Targets {
  return { roles: reading.texts('Roles'), users: reading.texts('Users'), groups: reading.texts('Groups') };
}
