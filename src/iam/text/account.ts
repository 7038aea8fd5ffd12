import { type Answer, isAccountId, isSymbolic, ownAccount, symbol } from '../../model/index.js';
import { type Glob, globOf } from './glob.js';

/** The organization of the role's own account, whose id is not known. */
export const ownOrganization: string = symbol('organization');

/** What every account id fits. */
export const anyAccountId: Glob = globOf('????????????', { wildcards: true, variables: false });

/** Whether a text is the id of one account: 12 digits, or a symbol for them. */
export function isOneAccount(text: string): boolean {
  return isAccountId(text) || /^\u27e8[^\u27e8\u27e9]*\u27e9$/u.test(text);
}

/** The id of an account with the own one always spelt as its symbol, so that ids are compared as texts. */
export function canonicalAccount(id: string, own: string | undefined): string {
  return id === own ? ownAccount : id;
}

/**
 * Whether two canonical ids are those of one account. A symbol and a literal may turn out to be, unless the
 * symbol is the own account and its id is known.
 */
export function sameAccount(left: string, right: string, own: string | undefined): Answer {
  if (left === right) return 'yes';
  const symbols = [left, right].filter(isSymbolic);
  const differ = symbols.every((symbol) => symbol === ownAccount && own !== undefined);
  return differ ? 'no' : 'unknown';
}

/** Whether an account, canonical or not, is the one that the role is in. */
export function isOwnAccount(id: string, own: string | undefined): Answer {
  return sameAccount(canonicalAccount(id, own), ownAccount, own);
}
