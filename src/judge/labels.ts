import type { Scope } from '../accounts/index.js';
import type { ScopeInput } from '../scope/index.js';

/** What the scope of all inputs is called where none is declared, and they tell of one account or none. */
const DEFAULT = 'default';

/** What the scope of what no declared scope includes is called, and that of inputs which tell no account. */
const UNASSIGNED = 'unassigned';

/**
 * Scopes with what reports call them, each by a name of its own: a declared scope by its name, with the account where
 * it goes to several; others by their account, or else by the provider that leads there. Names are words: who a scope
 * is, `declared` and `account` say.
 */
export function labelled(scopes: readonly Scope[]): Omit<ScopeInput, 'trust'>[] {
  const taken = new Set<string>(scopes.flatMap(({ declared }) => declared ?? []));
  const isDeclared = taken.size > 0;
  return scopes.map((scope) => {
    const { declared, account } = scope;
    const isAlone = scopes.filter((one) => one.declared === declared).length === 1;
    const part = account ?? providerLabel(scope, scopes);
    const base = declared ?? (isDeclared ? UNASSIGNED : isAlone ? DEFAULT : (part ?? UNASSIGNED));
    const isSplit = (declared !== undefined || isDeclared) && !isAlone && part !== undefined;
    return { ...scope, name: isSplit ? split(base, part, taken) : base };
  });
}

/**
 * A provider configuration that leads to an account which nothing tells; with its input where others have one so named.
 */
function providerLabel({ provider, deployments }: Scope, scopes: readonly Scope[]): string | undefined {
  const isTaken = scopes.filter((one) => one.provider === provider && one.account === undefined).length > 1;
  return provider !== undefined && isTaken ? `${provider} of ${deployments[0]?.input}` : provider;
}

/** The name of a part; that of a declared scope is never taken. */
function split(base: string, part: string, taken: ReadonlySet<string>): string {
  const name = `${base}/${part}`;
  return taken.has(name) ? `${base} (${part})` : name;
}
