import { isSymbolic, type Value } from '../model/index.js';

export type IdentityKind = 'role' | 'user' | 'group';

/**
 * The key under which an identity and what is attached to it meet; none while the name is not known. A literal name
 * means the same in every input of a scope; a symbolic one only within its own input.
 */
export function keyOfTarget(
  { kind, name }: { readonly kind: IdentityKind; readonly name: Value<string> },
  input: string,
): string | undefined {
  if (typeof name !== 'string') return undefined;
  return isSymbolic(name) ? `${kind} ${name} in ${input}` : `${kind} ${name}`;
}
