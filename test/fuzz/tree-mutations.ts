import type { Json } from '../../src/model/index.js';
import type { Random } from './random.js';

/** What holds a value, and under which key. */
interface Place {
  readonly holder: Holder;
  readonly key: string | number;
}

type Holder = Json[] | Record<string, Json>;
type Mutation = (place: Place, tree: Json, random: Random, words: readonly string[]) => void;

const isHolder = (value: Json | undefined): value is Holder => typeof value === 'object' && value !== null;
const valueAt = ({ holder, key }: Place): Json => (holder as Record<string | number, Json>)[key] ?? null;

/** Sets a key of its own, whatever its name is. */
function put({ holder, key }: Place, value: Json): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** Every place of a tree. */
function placesOf(tree: Json): readonly Place[] {
  const places: Place[] = [];
  const holders = isHolder(tree) ? [tree] : [];
  for (const holder of holders) {
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      const place = { holder, key };
      places.push(place);
      const value = valueAt(place);
      if (isHolder(value)) holders.push(value);
    }
  }
  return places;
}

const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  '',
  '*',
  [],
  {},
  [null],
  [[]],
  [''],
  { '': '' },
  { Ref: 'Nothing' },
  { 'Fn::Sub': '${' },
  { 'Fn::If': ['Nothing', {}, []] },
  { 'Fn::Join': ['', [{ Ref: 'AWS::Region' }, null]] },
  { $unknown: 'x' },
  { references: ['each.value', 'module.m.x'] },
];

/** A strange value, a copy of its own: what is put into a tree is made strange in its turn. */
const strange = (random: Random): Json => structuredClone(random.pick(STRANGE));

function nested(value: Json, levels: number, wrap: (inner: Json) => Json): Json {
  let outer = value;
  for (let level = 0; level < levels; level += 1) outer = wrap(outer);
  return outer;
}

/** What a value may be wrapped in, in both languages. */
const WRAPS: readonly ((inner: Json) => Json)[] = [
  (inner) => [inner],
  (inner) => [inner, structuredClone(inner)],
  (inner) => ({ 'Fn::Join': ['', [inner]] }),
  (inner) => ({ 'Fn::Select': [0, [inner]] }),
  (inner) => ({ 'Fn::Sub': ['${X}', { X: inner }] }),
  (inner) => ({ Statement: inner }),
  (inner) => ({ constant_value: inner }),
  (inner) => JSON.stringify(inner),
];

const MUTATIONS: readonly Mutation[] = [
  (place) => remove(place),
  (place, _, random) => put(place, strange(random)),
  (place, _, random, words) => put(place, random.pick(words)),
  (place, tree, random) => put(place, structuredClone(valueAt(random.pick(placesOf(tree))))),
  (place, _, random) => put(place, nested(valueAt(place), 1, random.pick(WRAPS))),
  (place, _, random) => {
    const [list = (inner: Json) => inner, , join = list] = WRAPS;
    put(place, nested(valueAt(place), random.onceIn(10) ? 200 : random.pick([2, 8, 30]), random.pick([list, join])));
  },
  (place, _, random, words) => {
    const value = valueAt(place);
    if (typeof place.key === 'string') remove(place);
    put({ ...place, key: typeof place.key === 'string' ? random.pick(words) : place.key }, value);
  },
  ({ holder, key }, _, random, words) => {
    const copy = structuredClone(valueAt({ holder, key }));
    if (Array.isArray(holder)) holder.push(copy);
    else put({ holder, key: random.pick(words) }, copy);
  },
  (place, _, random) => {
    const value = valueAt(place);
    if (Array.isArray(value))
      put(place, Array.from({ length: random.pick([2, 40]) }, () => structuredClone(value)).flat());
    else put(place, [value, structuredClone(value)]);
  },
];

/** A tree with more is not made larger still: it is written as text, which must stay short. */
const MOST_PLACES = 5_000;

/** A copy of a tree that differs in a place or a few. */
export function mutatedTree(tree: Json, random: Random, words: readonly string[]): Json {
  const copy = structuredClone(tree);
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const places = placesOf(copy);
    if (places.length === 0) return strange(random);
    if (places.length > MOST_PLACES) break;
    random.pick(MUTATIONS)(random.pick(places), copy, random, words);
  }
  return copy;
}
