import type { Place, RoleFact, Value } from '../model/index.js';

/** Whether something is the role, or the permission set, of before: by its name, or by where it is declared. */
export function isSame(one: { readonly name: Value<string>; readonly place: Place }, today: RoleFact): boolean {
  const { input, address } = one.place;
  return one.name === today.name || (input === today.place.input && address === today.place.address);
}

/** Whether it is a role that Identity Center makes for a permission set: then its name is that of the set. */
export function isOfSet({ trust }: RoleFact): boolean {
  return trust.class === 'identity-center';
}
