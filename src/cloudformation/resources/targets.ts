import type { Targets } from '../../model/index.js';
import type { Reading } from './reading.js';

/** The properties that name what a policy is attached to, by those of the model. */
export const targetProperties = { roles: 'Roles', users: 'Users', groups: 'Groups' } as const;

/** What a policy is attached to, by three lists of names. */
export function targets(reading: Reading): Targets {
  return { roles: reading.texts('Roles'), users: reading.texts('Users'), groups: reading.texts('Groups') };
}
