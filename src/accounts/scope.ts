import type { AccountGroup, ScopeInput } from '../scope/index.js';
import type { Settings } from '../settings/index.js';

/** A scope to judge: what the configuration declares, as far as it goes to one account. */
export type Scope = Omit<ScopeInput, 'name' | 'trust'>;

/** What telling accounts apart takes of the settings of a run. */
export type AccountSettings = Pick<Settings, 'account' | 'scopes' | 'targetsOf'>;

/** What a scope is made of that a group of deployments tells. */
export function asScope({
  account,
  provider,
  deployments,
}: AccountGroup): Pick<Scope, 'account' | 'provider' | 'deployments'> {
  return { ...(account !== undefined && { account }), ...(provider !== undefined && { provider }), deployments };
}
