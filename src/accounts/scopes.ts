import type { Input } from '../model/index.js';
import { type AccountGroup, byAccount, fromOrganization } from '../scope/index.js';
import { declaredScopes } from './declared.js';
import type { AccountSettings, Scope } from './scope.js';
import { unplacedFacts, unreadOf } from './unread.js';

/**
 * The scopes that a run judges: those that the configuration declares, and what none of them includes. Where none is
 * declared: an account each, as far as the inputs tell which they go to; one scope where they tell of one account or
 * none. None where nothing could be analysed.
 */
export function scopesOf(inputs: readonly Input[], settings: AccountSettings): Scope[] {
  if (!inputs.some(({ status }) => status === 'analyzed')) return [];
  return settings.scopes.length === 0 ? undeclaredScopes(inputs, settings) : declaredScopes(inputs, settings);
}

/** What could not be read may belong to any of them. */
function undeclaredScopes(inputs: readonly Input[], settings: AccountSettings): Scope[] {
  const groups = byAccount(
    inputs.flatMap(({ deployments }) => deployments),
    settings.account,
  );
  const unread = inputs.flatMap(unreadOf);
  const unplaced = inputs.flatMap((input) => unplacedFacts(input, settings));
  const outOf = ({ account }: AccountGroup) => (groups.length === 1 || account === undefined ? [] : unplaced);
  return groups.map((group) => ({
    ...group,
    deployments: [...group.deployments, ...fromOrganization(group, groups)],
    unread: [...unread, ...outOf(group)],
  }));
}
