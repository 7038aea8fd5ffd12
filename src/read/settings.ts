import type { Settings } from '../settings/index.js';

/** What reading takes of the settings of a run. */
export type ReadSettings = Pick<
  Settings,
  'account' | 'digests' | 'fromRoot' | 'parameterFiles' | 'scopes' | 'targetsOf' | 'trusted'
>;
