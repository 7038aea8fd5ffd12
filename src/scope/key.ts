import { isSymbolic, isUnknown, ownAccount, ownPartition, symbol, symbolicParts, type Value } from '../model/index.js';
import type { Link } from './link.js';

export type IdentityKind = 'role' | 'user' | 'group';

/** An identity as a resource names it. */
export interface Named {
  readonly kind: IdentityKind;
  readonly name: Value<string>;
  /** Unknown where a provider of its own leads to an account that cannot be told. */
  readonly account?: Value<string>;
}

/**
 * The key under which an identity and what is attached to it meet; none while the name is not known. What goes to an
 * account that cannot be told meets only what goes there the same way.
 */
export function keyOfTarget({ kind, name, account }: Named, home: string): string | undefined {
  if (typeof name !== 'string') return undefined;
  const elsewhere = isUnknown(account) ? ` where ${account.$unknown}` : '';
  return `${kind} ${withinHome(name, home)}${elsewhere}`;
}

export function keyOfLink({ target, home }: Link): string | undefined {
  return keyOfTarget(target, home);
}

/** Stands between the name of a symbol and the input that it is from. */
const OF = '\u21d0';

/** The same in all inputs of a scope, which is one account. */
const shared = new Set([ownAccount, ownPartition]);

/**
 * A name or ARN for use outside of the deployment it comes from, within which alone its symbols mean something: they
 * say then which one that is. Said once, it stays.
 */
export function withinHome(text: string, home: string): string {
  if (!isSymbolic(text)) return text;
  const place = home.replace(/[\s%*?<>\u27e8\u27e9]/gu, encodeURIComponent);
  return symbolicParts(text)
    .map((part) =>
      !isSymbolic(part) || shared.has(part) || part.includes(OF) ? part : symbol(`${part.slice(1, -1)}${OF}${place}`),
    )
    .join('');
}
