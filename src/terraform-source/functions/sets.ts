import type { FunctionRow } from '../evaluate/scope.js';
import {
  convert,
  equal,
  failed,
  isSequence,
  nothing,
  setOf,
  tuple,
  typeOf,
  unifiedAll,
  type Value,
} from '../values/index.js';
import { itemsOf } from './arguments.js';

const someSet = { set: 'any' } as const;

/** Functions over sets: https://developer.hashicorp.com/terraform/language/functions/setunion */
export const setFunctions: Readonly<Record<string, FunctionRow>> = {
  setunion: {
    parameters: [someSet],
    rest: someSet,
    takes: 'symbols',
    evaluate: (sets) => asSet(sets.flatMap(itemsOf)),
  },
  setintersection: { parameters: [someSet], rest: someSet, evaluate: (sets) => intersection(ofOneType(sets)) },
  setsubtract: { parameters: [someSet, someSet], evaluate: (sets) => subtract(ofOneType(sets)) },
  setproduct: { parameters: [], rest: 'any', takes: 'symbols', evaluate: product },
};

function asSet(items: readonly Value[]): Value {
  return convert(tuple(items), someSet);
}

/** Sets whose elements can be compared. */
function ofOneType(sets: readonly Value[]): readonly Value[] {
  const type = unifiedAll(sets.map(typeOf));
  return type === undefined ? sets : sets.map((set) => convert(set, type));
}

function has(set: Value, item: Value): boolean {
  return itemsOf(set).some((one) => equal(one, item) === true);
}

function intersection([first = nothing, ...others]: readonly Value[]): Value {
  return asSet(itemsOf(first).filter((item) => others.every((set) => has(set, item))));
}

function subtract([from = nothing, what = nothing]: readonly Value[]): Value {
  return asSet(itemsOf(from).filter((item) => !has(what, item)));
}

const mostCombinations = 10_000;

/** Every combination of the elements of lists or sets; of sets alone, a set. */
function product(args: readonly Value[]): Value {
  if (args.length < 2 || !args.every(isSequence)) return failed('two or more lists or sets are required');
  const size = args.reduce((all, arg) => all * itemsOf(arg).length, 1);
  if (size > mostCombinations) return failed('it would make too many combinations');
  const combinations = args.reduce<readonly (readonly Value[])[]>(
    (all, arg) => all.flatMap((before) => itemsOf(arg).map((item) => [...before, item])),
    [[]],
  );
  const made = combinations.map((items) => tuple(items));
  return args.every(({ kind }) => kind === 'set') ? setOf(tuple(made)) : convert(tuple(made), { list: 'any' });
}
