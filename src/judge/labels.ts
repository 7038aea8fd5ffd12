import type { Scope } from '../accounts/index.js';
import type { ScopeInput } from '../scope/index.js';

/** What the scope of all inputs is called where none is declared, and they tell of one account or none. */
const DEFAULT = 'default';

/** What the scope of what no declared scope includes is called, and that of inputs which tell no account. */
const UNASSIGNED = 'unassigned';

/**
 * Scopes with what reports call them, each by a name of its own: a declared scope by its name, with the account where
 * it goes to several; others by their account. Names are words: who a scope is, `declared` and `account` say.
 */
export function labelled(scopes: readonly Scope[]): Omit<ScopeInput, 'trust'>[] {
  const taken = new Set<string>(scopes.flatMap(({ declared }) => declared ?? []));
  const isDeclared = taken.size > 0;
  return scopes.map((scope) => {
    const { declared, account } = scope;
    const isAlone = scopes.filter((one) => one.declared === declared).length === 1;
    const base = declared ?? (isDeclared ? UNASSIGNED : isAlone ? DEFAULT : (account ?? UNASSIGNED));
    const isSplit = (declared !== undefined || isDeclared) && !isAlone && account !== undefined;
    return { ...scope, name: isSplit ? split(base, account, taken) : base };
  });
}

/** The name of a part; that of a declared scope is never taken. */
function split(base: string, account: string, taken: ReadonlySet<string>): string {
  const name = `${base}/${account}`;
  return taken.has(name) ? `${base} (${account})` : name;
}
