import type { FunctionRow } from '../evaluate/scope.js';
import {
  add,
  asNumber,
  bool,
  calculated,
  compareFloats,
  countOf,
  doubleOf,
  type Float,
  failed,
  floorOf,
  integerOf,
  isWhole,
  list,
  negated,
  nothing,
  num,
  open,
  type Value,
  whole,
} from '../values/index.js';
import { integer, itemsOf, textOf } from './arguments.js';

/** Functions over numbers: https://developer.hashicorp.com/terraform/language/functions/abs and those that follow. */
export const numberFunctions: Readonly<Record<string, FunctionRow>> = {
  abs: ofOne((value) => (value.mantissa < 0n ? negated(value) : value)),
  ceil: ofOne((value) => integerOf(-floorOf(negated(value)))),
  floor: ofOne((value) => integerOf(floorOf(value))),
  signum: { parameters: ['number'], evaluate: ([of]) => signum(numberOf(of)) },
  max: { parameters: ['number'], rest: 'number', evaluate: (args) => extreme(args, 1) },
  min: { parameters: ['number'], rest: 'number', evaluate: (args) => extreme(args, -1) },
  pow: { parameters: ['number', 'number'], evaluate: ([base, exponent]) => ofDoubles(Math.pow, base, exponent) },
  log: {
    parameters: ['number', 'number'],
    evaluate: ([of, base]) => ofDoubles((value, of2) => Math.log(value) / Math.log(of2), of, base),
  },
  sum: { parameters: [{ list: 'number' }], evaluate: ([of = nothing]) => sum(itemsOf(of)) },
  parseint: { parameters: ['any', 'number'], evaluate: ([text, base]) => parseInteger(textOf(text), integer(base)) },
  range: { parameters: ['number'], rest: 'number', evaluate: range },
  alltrue: { parameters: [{ list: 'bool' }], evaluate: ([of = nothing]) => bool(itemsOf(of).every(isTrue)) },
  anytrue: { parameters: [{ list: 'bool' }], evaluate: ([of = nothing]) => bool(itemsOf(of).some(isTrue)) },
};

const zero = countOf(0);

function signum(value: Float): Value {
  return isWhole(value) ? whole(compareFloats(value, zero)) : failed('a whole number is required');
}

function ofOne(make: (value: Float) => Float): FunctionRow {
  return { parameters: ['number'], evaluate: ([of]) => num(make(numberOf(of))) };
}

/** Powers and logarithms are calculated as doubles. */
function ofDoubles(make: (one: number, other: number) => number, one?: Value, other?: Value): Value {
  const made = make(asNumber(numberOf(one)), asNumber(numberOf(other)));
  return Number.isFinite(made) ? num(doubleOf(made)) : open('the result is no number');
}

function numberOf(value: Value | undefined): Float {
  return value?.kind === 'number' ? value.value : zero;
}

function isTrue(value: Value): boolean {
  return value.kind === 'bool' && value.value;
}

/** The last of all in one direction. */
function extreme(args: readonly Value[], direction: 1 | -1): Value {
  return num(args.map(numberOf).reduce((one, other) => (compareFloats(other, one) * direction > 0 ? other : one)));
}

function sum(items: readonly Value[]): Value {
  if (items.length === 0) return failed('there is nothing to add up');
  if (items.some(({ kind }) => kind === 'null')) return failed('an element is null');
  return calculated(items.map(numberOf).reduce(add));
}

/** Digits beyond 9 are letters; in bases above 36 upper-case ones count on from lower-case ones. */
function parseInteger(written: string, base: number | undefined): Value {
  if (base === undefined || base < 2 || base > 62) return failed('the base must be from 2 to 62');
  const [, sign, digits = ''] = /^([+-]?)([0-9a-zA-Z]+)$/.exec(written) ?? [];
  const values = [...digits].map((digit) => valueOfDigit(digit, base));
  const fits = values.length > 0 && values.every((value) => value < base);
  if (!fits) return failed(`\`${written}\` is no number of base ${base}`);
  const size = values.reduce((total, value) => total * BigInt(base) + BigInt(value), 0n);
  return calculated(integerOf(sign === '-' ? -size : size));
}

function valueOfDigit(digit: string, base: number): number {
  const isUpper = base > 36 && digit >= 'A' && digit <= 'Z';
  return Number.parseInt(digit, 36) + (isUpper ? 26 : 0);
}

const longestRange = 1024;

/** From a start to a limit, which is none of it. */
function range(args: readonly Value[]): Value {
  const [first = zero, second, third] = args.map(numberOf);
  const [start, limit] = second === undefined ? [zero, first] : [first, second];
  const falls = compareFloats(limit, start) < 0;
  const step = third ?? countOf(falls ? -1 : 1);
  const rises = compareFloats(step, zero);
  if (args.length > 3 || rises === 0 || (rises > 0 ? falls : compareFloats(limit, start) > 0))
    return failed('the range has no end');
  const found: Value[] = [];
  for (let at = start; compareFloats(at, limit) * rises < 0; at = add(at, step)) {
    if (found.length === longestRange) return failed('the range has more than 1024 elements');
    found.push(calculated(at));
  }
  return list(found);
}
