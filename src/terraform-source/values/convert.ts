import { isSymbolic } from '../../model/index.js';
import { equal } from './equal.js';
import { compareFloats } from './float.js';
import { numberIn, numberText } from './number.js';
import { treeOf } from './tree.js';
import { type AttributeType, type Type, typeName, typeOf, unifiedAll } from './type.js';
import {
  bool,
  compareTexts,
  failed,
  isMapping,
  isSequence,
  type Mapping,
  markedLike,
  nothing,
  object,
  open,
  type Sequence,
  text,
  tuple,
  type Value,
} from './value.js';

/** A value as one of a type; where that cannot be, an error. Null and what is unknown stay what they are. */
export function convert(value: Value, type: Type): Value {
  if (type === 'any' || value.kind === 'null' || value.kind === 'unknown') return value;
  return markedLike(typeof type === 'string' ? toPrimitive(value, type) : toCollection(value, type), value);
}

function toPrimitive(value: Value, type: 'string' | 'number' | 'bool'): Value {
  if (type === 'string') return toText(value);
  if (value.kind === type) return value;
  if (value.kind === 'pieces' || value.kind === 'json' || (value.kind === 'string' && isSymbolic(value.value)))
    return open(`a text that is not known yet would have to be a ${type}`);
  const written = value.kind === 'string' ? value.value : undefined;
  const truth = type === 'bool' && written !== undefined ? truths.get(written) : undefined;
  if (truth !== undefined) return bool(truth);
  const number = type === 'number' && written !== undefined ? numberIn(written) : undefined;
  return number ?? misfit(value, type);
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function toText(value: Value): Value {
  if (value.kind === 'string' || value.kind === 'json' || value.kind === 'pieces') return value;
  if (value.kind === 'bool') return text(String(value.value));
  return value.kind === 'number' ? numberText(value.value) : misfit(value, 'string');
}

function misfit(value: Value, type: Type): Value {
  return failed(`a ${typeName(type)} is required, and a ${typeName(typeOf(value))} is given`);
}

function toCollection(value: Value, type: Exclude<Type, string>): Value {
  if ('list' in type) return isSequence(value) ? elements(value, 'list', type.list) : misfit(value, type);
  if ('set' in type) return isSequence(value) ? setOf(elements(value, 'set', type.set)) : misfit(value, type);
  if ('map' in type) return isMapping(value) ? toMap(value, type.map) : misfit(value, type);
  if ('tuple' in type) return isSequence(value) ? toTuple(value, type.tuple) : misfit(value, type);
  return isMapping(value) ? toObject(value, type.object) : misfit(value, type);
}

/** Elements of one type, which is that of all of them where it is left open. */
function elements(value: Sequence, kind: 'list' | 'set', type: Type): Value {
  const item = type === 'any' ? unifiedAll(value.items.map(typeOf)) : type;
  if (item === undefined) return failed('all elements of a list must have the same type');
  return firstError({ kind, items: value.items.map((one) => convert(one, item)) });
}

function toMap(value: Mapping, type: Type): Value {
  const item = type === 'any' ? unifiedAll([...value.entries.values()].map(typeOf)) : type;
  if (item === undefined) return failed('all elements of a map must have the same type');
  const entries = [...value.entries].map(([key, one]) => [key, convert(one, item)] as const);
  return firstError({ ...value, kind: 'map', entries: new Map(entries) });
}

function toTuple(value: Sequence, types: readonly Type[]): Value {
  if (value.items.length !== types.length) return failed(`a tuple of ${types.length} elements is required`);
  return firstError(tuple(value.items.map((one, index) => convert(one, types[index] ?? 'any'))));
}

/** What the type does not name is left out; what it names must be there, unless it is optional. */
function toObject(value: Mapping, types: ReadonlyMap<string, AttributeType>): Value {
  const entries: [string, Value][] = [];
  for (const [name, { type, optional, fallback }] of types) {
    const given = value.entries.get(name) ?? value.others;
    if (given === undefined && !optional) return failed(`attribute \`${name}\` is required`);
    const isLeftOut = given === undefined || given.kind === 'null';
    entries.push([name, isLeftOut ? (fallback ?? nothing) : convert(given, type)]);
  }
  return firstError(object(entries));
}

/** A collection, or the error that one of its elements is. */
function firstError(value: Sequence | Mapping): Value {
  const items = isSequence(value) ? value.items : [...value.entries.values()];
  return items.find((one) => one.kind === 'unknown' && one.isError) ?? value;
}

/** A set of the elements: each once, in order. Elements that may be equal are both kept. */
export function setOf(value: Value): Value {
  if (!isSequence(value)) return value;
  const items: Value[] = [];
  const seen = new Set<string>();
  for (const item of value.items) {
    if (item.kind === 'string') {
      if (seen.has(item.value)) continue;
      seen.add(item.value);
    } else if (items.some((one) => equal(one, item) === true)) continue;
    items.push(item);
  }
  return { ...value, kind: 'set', items: items.sort(compareElements) };
}

/** Terraform orders other elements by a hash; they come in an order of ours. */
function shown(value: Value): string {
  return JSON.stringify(treeOf(value));
}

const ranks: Readonly<Record<string, number>> = { bool: 0, number: 1, string: 2 };

function compareElements(one: Value, other: Value): number {
  if (one.kind === 'string' && other.kind === 'string') return compareTexts(one.value, other.value);
  if (one.kind === 'number' && other.kind === 'number') return compareFloats(one.value, other.value);
  if (one.kind === 'bool' && other.kind === 'bool') return Number(one.value) - Number(other.value);
  return (ranks[one.kind] ?? 3) - (ranks[other.kind] ?? 3) || compareTexts(shown(one), shown(other));
}
