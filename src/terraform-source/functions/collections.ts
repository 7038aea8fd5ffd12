import { isSymbolic } from '../../model/index.js';
import type { FunctionRow } from '../evaluate/scope.js';
import {
  bool,
  convert,
  equal,
  failed,
  firstOpen,
  isMapping,
  isSequence,
  isWhole,
  list,
  type Mapping,
  map,
  markedLike,
  nothing,
  type Open,
  object,
  open,
  type Sequence,
  text,
  treeOf,
  truncated,
  tuple,
  typeOf,
  unifiedAll,
  type Value,
  whole,
} from '../values/index.js';
import { integer, itemsOf, lengthOfText } from './arguments.js';

/**
 * Functions over lists, sets and maps.
 * Source: https://developer.hashicorp.com/terraform/language/functions, "Collection Functions"
 */
export const collectionFunctions: Readonly<Record<string, FunctionRow>> = {
  length: { parameters: ['any'], takes: 'parts', evaluate: ([of = nothing]) => lengthOf(of) },
  keys: { parameters: ['any'], takes: 'parts', evaluate: ([of = nothing]) => inMapping(of, keysOf) },
  values: { parameters: ['any'], takes: 'parts', evaluate: ([of = nothing]) => inMapping(of, valuesOf) },
  merge: { parameters: [], rest: 'any', takesNull: true, takes: 'anything', evaluate: merge },
  lookup: { parameters: ['any', 'string', 'any'], optional: 1, takesNull: true, takes: 'anything', evaluate: lookup },
  concat: { parameters: ['any'], rest: 'any', takes: 'parts', evaluate: concat },
  flatten: { parameters: ['any'], takes: 'parts', evaluate: ([of = nothing]) => flatten(of) },
  element: { parameters: ['any', 'number'], takes: 'parts', evaluate: element },
  index: { parameters: ['any', 'any'], evaluate: index },
  contains: { parameters: ['any', 'any'], takes: 'parts', evaluate: contains },
  coalesce: { parameters: [], rest: 'any', takesNull: true, takes: 'anything', evaluate: coalesce },
  coalescelist: { parameters: [], rest: 'any', takes: 'parts', evaluate: coalesceList },
  compact: { parameters: [{ list: 'string' }], takes: 'symbols', evaluate: ([of = nothing]) => compact(of) },
  distinct: { parameters: [{ list: 'any' }], takes: 'symbols', evaluate: ([of = nothing]) => distinct(of) },
  reverse: { parameters: ['any'], takes: 'parts', evaluate: ([of = nothing]) => reverse(of) },
  slice: { parameters: ['any', 'number', 'number'], takes: 'parts', evaluate: slice },
  chunklist: { parameters: [{ list: 'any' }, 'number'], takes: 'parts', evaluate: chunkList },
  one: { parameters: ['any'], takes: 'anything', evaluate: ([of = nothing]) => one(of) },
  zipmap: { parameters: [{ list: 'string' }, 'any'], takes: 'parts', evaluate: zipMap },
  matchkeys: { parameters: [{ list: 'any' }, { list: 'any' }, { list: 'any' }], evaluate: matchKeys },
  transpose: {
    parameters: [{ map: { list: 'string' } }],
    takes: 'symbols',
    evaluate: ([of = nothing]) => transpose(of),
  },
};

function lengthOf(of: Value): Value {
  if (isSequence(of)) return of.kind === 'set' ? (firstOpen(of) ?? whole(of.items.length)) : whole(of.items.length);
  if (isMapping(of)) return whole(of.entries.size);
  if (of.kind !== 'string') return firstOpen(of) ?? failed('only texts and collections have a length');
  return isSymbolic(of.value) ? open('it counts a text that AWS fills in') : lengthOfText(of.value);
}

function inMapping(of: Value, make: (mapping: Mapping) => Value): Value {
  return isMapping(of) ? make(of) : failed('a map is required');
}

function keysOf({ kind, entries }: Mapping): Value {
  const keys = [...entries.keys()].map(text);
  return kind === 'map' ? list(keys) : tuple(keys);
}

function valuesOf({ kind, entries }: Mapping): Value {
  return kind === 'map' ? list([...entries.values()]) : tuple([...entries.values()]);
}

/** Later maps win. What stands before an unknown one may be replaced; what stands behind it is known. */
function merge(args: readonly Value[]): Value {
  const given = args.filter(({ kind }) => kind !== 'null');
  const wrong = given.find((arg) => !isMapping(arg) && (arg.kind !== 'unknown' || arg.isError));
  if (wrong) return firstOpen(wrong) ?? failed('only maps can be merged');
  const last = given.findLastIndex((arg) => othersOf(arg) !== undefined);
  const entries = given.slice(Math.max(last, 0)).flatMap(entriesOf);
  const isMap = given.length > 0 && given.every(({ kind }) => kind === 'map') && unifiedAll(given.map(typeOf));
  const merged = isMap ? map(entries) : object(entries);
  const others = given[last] && othersOf(given[last]);
  return others ? { ...merged, others } : merged;
}

/** Why a map may have entries that are not known. */
function othersOf(arg: Value): Open | undefined {
  if (arg.kind === 'unknown') return arg;
  return isMapping(arg) ? arg.others : undefined;
}

function entriesOf(arg: Value): readonly (readonly [string, Value])[] {
  return isMapping(arg) ? [...arg.entries].map(([key, value]) => [key, markedLike(value, arg)] as const) : [];
}

function lookup([of = nothing, key = nothing, fallback]: readonly Value[]): Value {
  if (of.kind === 'unknown' || key.kind === 'unknown') return of.kind === 'unknown' ? of : key;
  if (!isMapping(of) || key.kind !== 'string') return failed('a map and a key are required');
  const found = of.entries.get(key.value) ?? of.others ?? fallback;
  if (!found) return failed(`there is no element \`${key.value}\``);
  const type =
    of.kind === 'map' && fallback ? unifiedAll([...[...of.entries.values()].map(typeOf), typeOf(fallback)]) : 'any';
  return markedLike(type ? convert(found, type) : found, of, key);
}

function concat(args: readonly Value[]): Value {
  if (!args.every((arg) => arg.kind === 'list' || arg.kind === 'tuple')) return failed('only lists can be joined');
  const items = args.flatMap((arg) => itemsOf(arg).map((item) => markedLike(item, arg)));
  const isList = args.every(({ kind }) => kind === 'list');
  return isList ? convert(tuple(items), { list: 'any' }) : tuple(items);
}

function flatten(of: Value): Value {
  if (!isSequence(of)) return failed('a list is required');
  const hole = firstOpenList(of);
  return hole ?? tuple(flat(of));
}

/** An element that may be a list, or none, leaves the number of all elements open. */
function firstOpenList(of: Sequence): Value | undefined {
  for (const item of of.items) {
    if (item.kind === 'unknown') return item;
    const inner = isSequence(item) ? firstOpenList(item) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function flat(of: Sequence): readonly Value[] {
  return of.items.flatMap((item) => (isSequence(item) ? flat(item) : [item]).map((one) => markedLike(one, of)));
}

function element([of = nothing, at = nothing]: readonly Value[]): Value {
  if (!isSequence(of) || of.kind === 'set') return failed('a list is required');
  const { length } = of.items;
  if (at.kind !== 'number' || !isWhole(at.value) || length === 0) return failed('the list has no such element');
  const position = Number(truncated(at.value) % BigInt(length));
  return of.items[(position + length) % length] ?? nothing;
}

function index([of = nothing, wanted = nothing]: readonly Value[]): Value {
  if (!isSequence(of) || of.kind === 'set') return failed('a list is required');
  const found = of.items.findIndex((item) => equal(item, wanted) === true);
  return found === -1 ? failed('the list does not have the element') : whole(found);
}

function contains([of = nothing, wanted = nothing]: readonly Value[]): Value {
  if (!isSequence(of)) return failed('a list is required');
  const answers = of.items.map((item) => equal(item, wanted));
  if (answers.includes(true)) return bool(true);
  if (!answers.includes(undefined)) return bool(false);
  return firstOpen(of) ?? firstOpen(wanted) ?? open('it compares texts that AWS fills in');
}

/** The first that is neither null nor an empty text. */
function coalesce(args: readonly Value[]): Value {
  const type = unifiedAll(args.map(typeOf));
  if (type === undefined) return failed('all arguments must have one type');
  for (const arg of args) {
    if (arg.kind === 'null' || (arg.kind === 'string' && arg.value === '')) continue;
    return convert(arg, type);
  }
  return failed('no argument is neither null nor empty');
}

function coalesceList(args: readonly Value[]): Value {
  const found = args.find((arg) => isSequence(arg) && arg.items.length > 0);
  return found ?? failed('no list has an element');
}

function compact(of: Value): Value {
  return list(itemsOf(of).filter((item) => item.kind === 'string' && item.value !== ''));
}

function distinct(of: Value): Value {
  const kept: Value[] = [];
  const texts = new Set<string>();
  for (const item of itemsOf(of)) {
    const isNew = item.kind === 'string' ? !texts.has(item.value) : !kept.some((one) => equal(one, item) === true);
    if (item.kind === 'string') texts.add(item.value);
    if (isNew) kept.push(item);
  }
  return list(kept);
}

function reverse(of: Value): Value {
  if (!isSequence(of)) return failed('a list is required');
  return { ...of, kind: of.kind === 'tuple' ? 'tuple' : 'list', items: [...of.items].reverse() };
}

function slice([of = nothing, from = nothing, to = nothing]: readonly Value[]): Value {
  const [start, end] = [integer(from), integer(to)];
  if (!isSequence(of) || of.kind === 'set') return failed('a list is required');
  if (start === undefined || end === undefined || start < 0 || end > of.items.length || start > end)
    return failed('the slice goes beyond the list');
  return { ...of, items: of.items.slice(start, end) };
}

function chunkList([of = nothing, of2 = nothing]: readonly Value[]): Value {
  const size = integer(of2);
  const items = itemsOf(of);
  if (size === undefined || size < 0) return failed('the size must be a whole number');
  if (items.length === 0) return list([]);
  const width = size === 0 ? items.length : size;
  const starts = Array.from({ length: Math.ceil(items.length / width) }, (_, at) => at * width);
  return list(starts.map((start) => list(items.slice(start, start + width))));
}

/** The only element, or null where there is none. */
function one(of: Value): Value {
  if (of.kind === 'unknown') return oneOrNone(of);
  if (!isSequence(of)) return failed('a list is required');
  if (of.kind === 'set' && of.items.length > 1) return firstOpen(of) ?? failed('there is more than one element');
  return of.items.length > 1 ? failed('there is more than one element') : (of.items[0] ?? nothing);
}

/** Of what may have an element: that element or null. */
function oneOrNone({ each, ...of }: Open): Value {
  if (!each || firstOpen(each)) return of;
  const { $oneOf, ...why } = of.why;
  return { ...of, why: { ...why, $oneOf: [treeOf(each), null] } };
}

function zipMap([keys = nothing, values = nothing]: readonly Value[]): Value {
  const [names, items] = [itemsOf(keys), itemsOf(values)];
  if (!isSequence(values) || names.length !== items.length) return failed('there must be as many keys as values');
  const open1 = names.find(({ kind }) => kind !== 'string');
  if (open1) return open1.kind === 'unknown' ? open1 : failed('a key is no text');
  const entries = names.flatMap((name, at) =>
    name.kind === 'string' ? [[name.value, items[at] ?? nothing] as const] : [],
  );
  return values.kind === 'tuple' ? object(entries) : map(entries);
}

function matchKeys([values = nothing, keys = nothing, wanted = nothing]: readonly Value[]): Value {
  const [items, names] = [itemsOf(values), itemsOf(keys)];
  if (items.length !== names.length) return failed('there must be as many keys as values');
  const type = unifiedAll([...names, ...itemsOf(wanted)].map(typeOf)) ?? 'any';
  const wants = itemsOf(wanted).map((want) => convert(want, type));
  const isWanted = (name: Value = nothing) => wants.some((want) => equal(want, convert(name, type)) === true);
  return list(items.filter((_, at) => isWanted(names[at])));
}

function transpose(of: Value): Value {
  const turned = new Map<string, Value[]>();
  for (const [key, values] of isMapping(of) ? of.entries : []) {
    if (values.kind === 'null') return failed('a list is null');
    for (const value of itemsOf(values)) {
      if (value.kind !== 'string') return failed('only texts can be turned into keys');
      turned.set(value.value, [...(turned.get(value.value) ?? []), text(key)]);
    }
  }
  return map([...turned].map(([key, values]) => [key, list(values)]));
}
