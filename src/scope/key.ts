import { isSymbolic } from '../model/index.js';

export type IdentityKind = 'role' | 'user' | 'group';

/**
 * The key under which an identity and what is attached to it meet. A literal name means the same in every input
 * of a scope; a symbolic one only within its own input.
 */
export function identityKey(kind: IdentityKind, name: string, input: string): string {
  return isSymbolic(name) ? `${kind} ${name} in ${input}` : `${kind} ${name}`;
}
