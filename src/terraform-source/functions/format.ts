import type { FunctionRow } from '../evaluate/scope.js';
import {
  convert,
  encodeJson,
  type Float,
  failed,
  firstOpen,
  formattedText,
  isSequence,
  isWhole,
  list,
  magnitude,
  nothing,
  open,
  text,
  truncated,
  type Value,
} from '../values/index.js';
import { charactersOf, itemsOf, textOf } from './arguments.js';

/** `format` and `formatlist`: https://developer.hashicorp.com/terraform/language/functions/format */
export const formatFunctions: Readonly<Record<string, FunctionRow>> = {
  format: {
    parameters: ['string'],
    rest: 'any',
    takesNull: true,
    takes: 'symbols',
    evaluate: ([pattern = nothing, ...args]) =>
      pattern.kind === 'string' ? format(pattern.value, args) : failed('the format is null'),
  },
  formatlist: {
    parameters: ['string'],
    rest: 'any',
    takesNull: true,
    takes: 'symbols',
    evaluate: ([pattern = nothing, ...args]) =>
      pattern.kind === 'string' ? formatList(pattern.value, args) : failed('the format is null'),
  },
};

/** A verb takes three letters at least, and makes up to a thousand. */
const mostLetters = 10_000;

const verb = /%(?:%|([ +#0-]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z]))/g;

function format(pattern: string, args: readonly Value[]): Value {
  if (pattern.length > mostLetters) return open('the format is longer than is followed here');
  const used = new Set<number>();
  const pieces: Value[] = [];
  let next = 0;
  let end = 0;
  for (const match of pattern.matchAll(verb)) {
    pieces.push(text(pattern.slice(end, match.index)));
    end = match.index + match[0].length;
    if (match[0] === '%%') pieces.push(text('%'));
    else {
      const at = match[4] === undefined ? next : Number(match[4]) - 1;
      next = at + 1;
      used.add(at);
      pieces.push(shownAt(match, args[at]));
    }
  }
  const rest = pattern.slice(end);
  if (rest.includes('%')) return failed('a verb is not complete');
  const isUsed = args.every((_, at) => used.has(at)) || hasPositions(pattern);
  if (!isUsed) return failed('there are too many arguments');
  return pieces.find(({ kind }) => kind !== 'string') ?? text(pieces.map(textOf).join('') + rest);
}

/** What a verb makes of its argument. */
function shownAt(match: RegExpExecArray, arg: Value | undefined): Value {
  const [, flags = '', width = '', precision, , letter = ''] = match;
  if (!arg) return failed('there are too few arguments');
  const shown = formatted(letter, arg, { flags, precision });
  return shown.kind === 'string' && letter !== 't' ? text(padded(shown.value, flags, Number(width))) : shown;
}

function hasPositions(pattern: string): boolean {
  return /%[ +#0-]*\d*\[\d/.test(pattern);
}

interface How {
  readonly flags: string;
  readonly precision: string | undefined;
}

function formatted(letter: string, arg: Value, how: How): Value {
  if (letter === 'v') return general(arg, how);
  if (letter === 't')
    return convert(orNull(arg), 'bool').kind === 'bool'
      ? convert(convert(arg, 'bool'), 'string')
      : failed('a bool is required');
  if (letter === 's' || letter === 'q') return textual(letter, arg, how);
  return numeric(letter, convert(orNull(arg), 'number'), how);
}

function orNull(arg: Value): Value {
  return arg.kind === 'null' ? failed('an argument is null') : arg;
}

/** `%v`: texts as they are, numbers as with `%g`, all else as JSON; `%#v` all as JSON. */
function general(arg: Value, { flags }: How): Value {
  if (flags.includes('#') || isSequence(arg) || arg.kind === 'map' || arg.kind === 'object') return encodeJson(arg);
  if (arg.kind === 'number') return numeric('g', arg, { flags: '', precision: undefined });
  return arg.kind === 'null' ? text('null') : convert(arg, 'string');
}

function textual(letter: 's' | 'q', arg: Value, { precision }: How): Value {
  const shown = convert(orNull(arg), 'string');
  if (shown.kind !== 'string') return firstOpen(shown) ?? failed('a text is required');
  const cut = precision === undefined ? shown.value : charactersOf(shown.value).slice(0, Number(precision)).join('');
  return letter === 'q' ? encodeJson(text(cut)) : text(cut);
}

function numeric(letter: string, arg: Value, { flags, precision }: How): Value {
  if (arg.kind !== 'number') return firstOpen(arg) ?? failed('a number is required');
  const { value } = arg;
  if (letter in bases && !isWhole(value)) return failed('a whole number is required');
  const digits = digitsOf(letter, value, flags, precision === undefined ? undefined : Number(precision));
  if (digits === undefined) return failed(`\`%${letter}\` is no verb`);
  const sign = value.mantissa < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return text(sign + digits);
}

const bases: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10 };
const prefixes: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function digitsOf(letter: string, value: Float, flags: string, precision: number | undefined): string | undefined {
  const base = bases[letter];
  if (base !== undefined) {
    const digits = magnitude(truncated(value)).toString(base);
    return (flags.includes('#') ? (prefixes[letter] ?? '') : '') + (letter === 'X' ? digits.toUpperCase() : digits);
  }
  const [lower] = ['e', 'f', 'g'].filter((one) => one === letter.toLowerCase()) as ('e' | 'f' | 'g')[];
  const digits = lower && formattedText(lower, value, precision);
  return lower === letter ? digits : digits?.toUpperCase();
}

function padded(shown: string, flags: string, width: number): string {
  const missing = Math.min(width, 1_000) - charactersOf(shown).length;
  if (missing <= 0) return shown;
  if (flags.includes('-')) return shown + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + shown;
  const sign = /^[+-]/.exec(shown)?.[0] ?? '';
  return sign + '0'.repeat(missing) + shown.slice(sign.length);
}

/** Lists give one element to each text, and have to be of one length; what is no list goes into all. */
function formatList(pattern: string, args: readonly Value[]): Value {
  const lists = args.filter(isSequence);
  const lengths = new Set(lists.map(({ items }) => items.length));
  if (lengths.size > 1) return failed('the lists must be of one length');
  const [length = 1] = lengths;
  const made = Array.from({ length }, (_, at) =>
    format(
      pattern,
      args.map((arg) => (isSequence(arg) ? (itemsOf(arg)[at] ?? nothing) : arg)),
    ),
  );
  return made.find(({ kind }) => kind !== 'string') ?? list(made);
}
