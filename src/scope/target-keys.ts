import type { Resource, Targets } from '../model/index.js';
import { type IdentityKind, keyOfTarget } from './key.js';
import { elements } from './link.js';

/** The keys of all identities that a resource goes to; none of one whose name is not known. */
export function targetKeys(targets: Targets & Pick<Resource, 'account'>, home: string): (string | undefined)[] {
  const { account } = targets;
  const keys = (kind: IdentityKind, names: Targets['roles']) =>
    elements(names).map((name) => keyOfTarget({ kind, name, account }, home));
  return [...keys('role', targets.roles), ...keys('user', targets.users), ...keys('group', targets.groups)];
}
