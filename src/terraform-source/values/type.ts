import type { Value } from './value.js';

/** A type of the Terraform language. `any` is left to the value. */
export type Type =
  | 'any'
  | 'string'
  | 'number'
  | 'bool'
  | { readonly list: Type }
  | { readonly set: Type }
  | { readonly map: Type }
  | { readonly tuple: readonly Type[] }
  | { readonly object: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: Type;
  /** Whether it may be left out. */
  readonly optional?: true;
  /** What an optional attribute is where it is left out or null. */
  readonly fallback?: Value;
}

/** The type of a value; `any` where it says none, as null does. */
export function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return value.kind;
    case 'json':
    case 'pieces':
      return 'string';
    case 'list':
      return { list: unifiedAll(value.items.map(typeOf)) ?? 'any' };
    case 'set':
      return { set: unifiedAll(value.items.map(typeOf)) ?? 'any' };
    case 'map':
      return { map: unifiedAll([...value.entries.values()].map(typeOf)) ?? 'any' };
    case 'tuple':
      return { tuple: value.items.map(typeOf) };
    case 'object':
      return { object: new Map([...value.entries].map(([name, part]) => [name, { type: typeOf(part) }])) };
    default:
      return 'any';
  }
}

/** The one type that all can be converted to; nothing where there is none. */
export function unifiedAll(types: readonly Type[]): Type | undefined {
  return types.reduce<Type | undefined>((one, other) => one && unified(one, other), 'any');
}

/**
 * The type that two types have in common: a text for different primitives, a list for tuples of different lengths, a
 * map for objects of different attributes.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types
 */
export function unified(one: Type, other: Type): Type | undefined {
  if (one === 'any') return other;
  if (other === 'any') return one;
  if (typeof one === 'string' || typeof other === 'string') return unifiedPrimitives(one, other);
  if ('object' in one && 'object' in other) return unifiedObjects(one.object, other.object);
  if (entryType(one) && entryType(other)) return inside('map', entryType(one), entryType(other));
  if ('tuple' in one && 'tuple' in other && one.tuple.length === other.tuple.length) {
    const items = one.tuple.map((type, index) => unified(type, other.tuple[index] ?? 'any'));
    if (items.every((type) => type !== undefined)) return { tuple: items };
  }
  const bothSets = 'set' in one && 'set' in other;
  return inside(bothSets ? 'set' : 'list', itemType(one), itemType(other));
}

function unifiedPrimitives(one: Type, other: Type): Type | undefined {
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  if (one === other) return one;
  return one === 'string' || other === 'string' ? 'string' : undefined;
}

type Attributes = ReadonlyMap<string, AttributeType>;

function unifiedObjects(one: Attributes, other: Attributes): Type | undefined {
  const isSame = one.size === other.size && [...one.keys()].every((name) => other.has(name));
  if (!isSame) return inside('map', entryType({ object: one }), entryType({ object: other }));
  const attributes = new Map<string, AttributeType>();
  for (const [name, { type }] of one) {
    const both = unified(type, other.get(name)?.type ?? 'any');
    if (both === undefined) return undefined;
    attributes.set(name, { type: both });
  }
  return { object: attributes };
}

function inside(kind: 'list' | 'set' | 'map', one: Type | undefined, other: Type | undefined): Type | undefined {
  const both = one && other && unified(one, other);
  if (both === undefined) return undefined;
  return kind === 'map' ? { map: both } : kind === 'set' ? { set: both } : { list: both };
}

/** The type of the elements of a sequence type. */
function itemType(type: Exclude<Type, string>): Type | undefined {
  if ('list' in type) return type.list;
  if ('set' in type) return type.set;
  return 'tuple' in type ? unifiedAll(type.tuple) : undefined;
}

/** The type of the values of a mapping type. */
function entryType(type: Exclude<Type, string>): Type | undefined {
  if ('map' in type) return type.map;
  return 'object' in type ? unifiedAll([...type.object.values()].map((attribute) => attribute.type)) : undefined;
}

/** As messages name it. */
export function typeName(type: Type): string {
  if (typeof type === 'string') return type;
  const [name] = Object.keys(type);
  return name === 'object' ? 'object' : name === 'tuple' ? 'tuple' : `${name} of ${typeName(Object.values(type)[0])}`;
}
