import type { FunctionRow } from '../evaluate/scope.js';
import { bool, calculated, failed, list, nothing, num, type Value } from '../values/index.js';
import { integer, itemsOf, textOf } from './arguments.js';

/** Functions over numbers: https://developer.hashicorp.com/terraform/language/functions/abs and those that follow. */
export const numberFunctions: Readonly<Record<string, FunctionRow>> = {
  abs: ofOne(Math.abs),
  ceil: ofOne(Math.ceil),
  floor: ofOne(Math.floor),
  signum: { parameters: ['number'], evaluate: ([of]) => signum(numberOf(of)) },
  max: { parameters: ['number'], rest: 'number', evaluate: (args) => extreme(args, Math.max) },
  min: { parameters: ['number'], rest: 'number', evaluate: (args) => extreme(args, Math.min) },
  pow: {
    parameters: ['number', 'number'],
    evaluate: ([base, exponent]) => calculated(numberOf(base) ** numberOf(exponent)),
  },
  log: {
    parameters: ['number', 'number'],
    evaluate: ([of, base]) => num(Math.log(numberOf(of)) / Math.log(numberOf(base))),
  },
  sum: { parameters: [{ list: 'number' }], evaluate: ([of = nothing]) => sum(itemsOf(of)) },
  parseint: { parameters: ['any', 'number'], evaluate: ([text, base]) => parseInteger(textOf(text), integer(base)) },
  range: { parameters: ['number'], rest: 'number', evaluate: range },
  alltrue: { parameters: [{ list: 'bool' }], evaluate: ([of = nothing]) => bool(itemsOf(of).every(isTrue)) },
  anytrue: { parameters: [{ list: 'bool' }], evaluate: ([of = nothing]) => bool(itemsOf(of).some(isTrue)) },
};

function signum(value: number): Value {
  return Number.isInteger(value) ? num(Math.sign(value) + 0) : failed('a whole number is required');
}

function ofOne(make: (value: number) => number): FunctionRow {
  return { parameters: ['number'], evaluate: ([of]) => num(make(numberOf(of)) + 0) };
}

function numberOf(value: Value | undefined): number {
  return value?.kind === 'number' ? value.value : Number.NaN;
}

function isTrue(value: Value): boolean {
  return value.kind === 'bool' && value.value;
}

function extreme(args: readonly Value[], choose: (one: number, other: number) => number): Value {
  return num(args.map(numberOf).reduce((one, other) => choose(one, other)));
}

function sum(items: readonly Value[]): Value {
  if (items.length === 0) return failed('there is nothing to add up');
  return calculated(items.reduce((total, item) => total + numberOf(item), 0));
}

/** Digits beyond 9 are letters; upper-case ones count on from lower-case ones in bases above 36. */
function parseInteger(written: string, base: number | undefined): Value {
  if (base === undefined || base < 2 || base > 36) return failed('the base must be from 2 to 36');
  const digits = /^[+-]?[0-9a-z]+$/i.test(written) ? written.replace(/^[+-]/, '').toLowerCase() : '';
  const fits = digits !== '' && [...digits].every((digit) => Number.parseInt(digit, 36) < base);
  return fits ? num(Number.parseInt(written, base)) : failed(`\`${written}\` is no number of base ${base}`);
}

const longestRange = 1024;

function range(args: readonly Value[]): Value {
  const [first = 0, second, third] = args.map(numberOf);
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (limit < start ? -1 : 1);
  if (args.length > 3 || step === 0 || (step > 0 ? limit < start : limit > start))
    return failed('the range has no end');
  const count = Math.ceil((limit - start) / step);
  if (count > longestRange) return failed('the range has more than 1024 elements');
  return list(Array.from({ length: count }, (_, at) => calculated(start + at * step)));
}
