import { type Input, isUnknown } from '../model/index.js';
import { type AccountGroup, byAccount, fromOrganization } from '../scope/index.js';
import { declaredScopes } from './declared.js';
import { untoldAccount } from './obstacles.js';
import { type AccountSettings, asScope, type Scope } from './scope.js';
import { unplacedFacts, unreadOf } from './unread.js';

/**
 * The scopes that a run judges: those that the configuration declares, and what none of them includes. Where none is
 * declared: an account each that the inputs tell of, and one for those that tell none. None where nothing could be
 * analysed.
 */
export function scopesOf(inputs: readonly Input[], settings: AccountSettings): Scope[] {
  if (!inputs.some(({ status }) => status === 'analyzed')) return [];
  return settings.scopes.length === 0 ? undeclaredScopes(inputs, settings) : declaredScopes(inputs, settings);
}

/**
 * Whether the inputs of a run all tell their account, or none does. Facts are named for a run, as its account is:
 * whoever names them says that they are of the account that the inputs go to.
 */
function agree(inputs: readonly Input[]): boolean {
  const deployed = inputs.flatMap(({ kind, deployments }) => (kind === 'facts' ? [] : deployments));
  return new Set(deployed.map(({ account }) => account === undefined || isUnknown(account))).size < 2;
}

/** What could not be read may belong to any of them. */
function undeclaredScopes(inputs: readonly Input[], settings: AccountSettings): Scope[] {
  const groups = byAccount(
    inputs.flatMap(({ deployments }) => deployments),
    { declared: settings.account, areOne: agree(inputs) },
  );
  const unread = inputs.flatMap(unreadOf);
  const unplaced = inputs.flatMap((input) => unplacedFacts(input, settings));
  const outOf = ({ account }: AccountGroup) => (groups.length === 1 || account === undefined ? [] : unplaced);
  return groups.map((group) => ({
    ...asScope(group),
    deployments: [...group.deployments, ...fromOrganization(group, groups)],
    unread: [...unread, ...outOf(group), ...untoldAccount(group)],
  }));
}
