import { isSymbolic, type Value } from '../model/index.js';

export type IdentityKind = 'role' | 'user' | 'group';

/** The key under which an identity and what is attached to it meet; none while the name is not known. */
export function keyOfTarget(
  { kind, name }: { readonly kind: IdentityKind; readonly name: Value<string> },
  home: string,
): string | undefined {
  return typeof name === 'string' ? `${kind} ${withinHome(name, home)}` : undefined;
}

/** A name or ARN as a key: what is symbolic means something within the deployment it comes from only. */
export function withinHome(text: string, home: string): string {
  return isSymbolic(text) ? `${text} in ${home}` : text;
}
