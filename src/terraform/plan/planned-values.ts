import { firstUnknown, type Json, type Tree } from '../../model/index.js';
import { type Entry, instancesOf } from '../instances/entry.js';
import { attributeOf, type Instance } from '../instances/instance.js';
import { attributesOf } from '../types/property.js';
import { isRead, namingOf, resourceType } from '../types/resource-types.js';
import { stateEntries } from './state.js';

/**
 * Addresses of what is planned otherwise than the changes say: what they leave is planned with the same values, and
 * what is planned is left by a change or stays as it is.
 * @param values `planned_values` of a plan that is whole, and so has them
 */
export function contradictedBy(
  values: Json | undefined,
  changes: readonly Entry[],
  state: readonly Entry[],
): ReadonlySet<string> {
  const left = instancesOf(changes.filter(isHeld)).filter(({ exists }) => exists.answer === 'yes');
  if (left.length === 0 && !state.some(isHeld)) return new Set();
  const entries = stateEntries(values, ['planned_values'], isRead);
  const planned = new Map(instancesOf(entries.filter(isHeld)).map((one) => [one.address, one]));
  const known = new Set(instancesOf([...changes, ...state].filter(isHeld)).map(({ address }) => address));
  return new Set([
    ...left.filter((one) => !agrees(one, planned.get(one.address))).map(({ address }) => address),
    ...[...planned.keys()].filter((address) => !known.has(address)),
  ]);
}

function isHeld({ type, isLookup, isDeposed }: Entry): boolean {
  return !isLookup && !isDeposed && isRead(type);
}

/** Whether what is planned of an instance is what its change leaves, as far as that is known and read here. */
function agrees(left: Instance, planned: Instance | undefined): boolean {
  if (planned === undefined) return false;
  return readOf(left.type).every((name) => {
    const value = attributeOf(left, name);
    return firstUnknown(value) !== undefined || text(value) === text(attributeOf(planned, name));
  });
}

function text(value: Tree | undefined): string {
  return JSON.stringify(value ?? null);
}

/** The attributes of a type that tell anything. */
function readOf(type: string): readonly string[] {
  const properties = Object.values(resourceType(type)?.properties ?? {});
  const naming = namingOf(type);
  const named = naming === undefined ? [] : [naming.by, 'path'];
  return [...named, ...properties.flatMap((property) => (property ? attributesOf(property) : []))];
}
