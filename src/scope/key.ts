import { isSymbolic, isUnknown, type Value } from '../model/index.js';
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

/** A name or ARN as a key: what is symbolic means something within the deployment it comes from only. */
export function withinHome(text: string, home: string): string {
  return isSymbolic(text) ? `${text} in ${home}` : text;
}
