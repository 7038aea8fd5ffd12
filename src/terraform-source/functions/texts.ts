import { isSymbolic } from '../../model/index.js';
import type { FunctionRow } from '../evaluate/scope.js';
import {
  bool,
  compareTexts,
  convert,
  failed,
  firstOpen,
  isSequence,
  LONGEST,
  list,
  open,
  text,
  type Value,
} from '../values/index.js';
import { charactersOf, integer, itemsOf, textOf, textsOf } from './arguments.js';
import { formatFunctions } from './format.js';
import { regexFunctions, replaceMatches } from './regex.js';

/** Functions over texts: https://developer.hashicorp.com/terraform/language/functions, "String Functions". */
export const textFunctions: Readonly<Record<string, FunctionRow>> = {
  ...formatFunctions,
  ...regexFunctions,
  lower: ofOne((value) => value.toLowerCase()),
  upper: ofOne((value) => value.toUpperCase()),
  title: ofOne((value) => value.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase())),
  trimspace: ofOne((value) => value.trim()),
  chomp: ofOne(withoutNewlines),
  strrev: ofOne((value) => [...charactersOf(value)].reverse().join('')),
  trim: ofTwo((value, cut) => trimmed(value, cut)),
  trimprefix: ofTwo((value, cut) => (value.startsWith(cut) ? value.slice(cut.length) : value)),
  trimsuffix: ofTwo((value, cut) => (cut !== '' && value.endsWith(cut) ? value.slice(0, -cut.length) : value)),
  startswith: { parameters: ['string', 'string'], takes: 'symbols', evaluate: startsWith },
  endswith: { parameters: ['string', 'string'], takes: 'symbols', evaluate: endsWith },
  strcontains: { parameters: ['string', 'string'], evaluate: ([of, what]) => bool(textOf(of).includes(textOf(what))) },
  substr: { parameters: ['string', 'number', 'number'], evaluate: substring },
  indent: { parameters: ['number', 'string'], takes: 'symbols', evaluate: indent },
  join: { parameters: ['string'], rest: 'any', takes: 'symbols', evaluate: join },
  split: { parameters: ['string', 'string'], takes: 'symbols', evaluate: split },
  sort: { parameters: [{ list: 'string' }], evaluate: ([of]) => sort(of) },
  replace: { parameters: ['string', 'string', 'string'], takes: 'symbols', evaluate: replace },
};

function sort(of: Value | undefined): Value {
  const texts = textsOf(of);
  if (of && texts.length < itemsOf(of).length) return failed('an element is null');
  return list([...texts].sort(compareTexts).map(text));
}

function ofOne(make: (value: string) => string): FunctionRow {
  return { parameters: ['string'], evaluate: ([of]) => text(make(textOf(of))) };
}

function ofTwo(make: (value: string, other: string) => string): FunctionRow {
  return { parameters: ['string', 'string'], evaluate: ([of, other]) => text(make(textOf(of), textOf(other))) };
}

function withoutNewlines(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\n' || value[end - 1] === '\r') end -= 1;
  return value.slice(0, end);
}

/** Without the characters of the second text at both ends. */
function trimmed(value: string, cut: string): string {
  const cuts = new Set(cut);
  const characters = [...value];
  let [start, end] = [0, characters.length];
  while (start < end && cuts.has(characters[start] ?? '')) start += 1;
  while (end > start && cuts.has(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(start, end).join('');
}

const tooLong = open('a text is longer than is followed here');
const filledIn = open('it looks into a text that AWS fills in');

/** Literal beginnings are compared as they stand; into a symbol nobody can look. */
function startsWith([of, what]: readonly Value[]): Value {
  const [whole, part] = [textOf(of), textOf(what)];
  if (whole.startsWith(part)) return bool(true);
  const known = whole.slice(0, whole.search(/\u27e8|$/));
  return isSymbolic(part) || (isSymbolic(whole) && part.startsWith(known)) ? filledIn : bool(false);
}

function endsWith([of, what]: readonly Value[]): Value {
  const [whole, part] = [textOf(of), textOf(what)];
  if (whole.endsWith(part)) return bool(true);
  const known = whole.slice(whole.lastIndexOf('\u27e9') + 1);
  return isSymbolic(part) || (isSymbolic(whole) && part.endsWith(known)) ? filledIn : bool(false);
}

function substring([of, at, count]: readonly Value[]): Value {
  const [offset, length] = [integer(at), integer(count)];
  if (offset === undefined || length === undefined) return failed('offset and length must be whole numbers');
  const characters = charactersOf(textOf(of));
  const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  return text(characters.slice(start, length < 0 ? undefined : start + length).join(''));
}

function indent([spaces, of]: readonly Value[]): Value {
  const width = integer(spaces) ?? -1;
  if (width < 0) return failed('the number of spaces must be a whole number');
  const lines = textOf(of).split('\n');
  return width * lines.length > LONGEST ? tooLong : text(lines.join(`\n${' '.repeat(width)}`));
}

function join([separator, ...lists]: readonly Value[]): Value {
  if (lists.length === 0 || !lists.every(isSequence)) return failed('lists of texts are required');
  const items = lists.flatMap((one) => itemsOf(one).map((item) => textual(item)));
  const wrong = items.find(({ kind }) => kind !== 'string');
  if (textOf(separator).length * items.length > LONGEST) return tooLong;
  return wrong ?? text(items.map(textOf).join(textOf(separator)));
}

function textual(item: Value): Value {
  if (item.kind === 'number' || item.kind === 'bool') return convert(item, 'string');
  return item.kind === 'string' ? item : (firstOpen(item) ?? failed('a list of texts is required'));
}

/** Symbols have neither colons nor slashes, whatever AWS fills in. */
function split([separator, of]: readonly Value[]): Value {
  const [at, whole] = [textOf(separator), textOf(of)];
  if (isSymbolic(at) || (isSymbolic(whole) && !/^[:/]+$/.test(at))) return filledIn;
  if (at === '') return list(Array.from(whole, text));
  return list(outsideSymbols(whole, at).map(text));
}

/** A text cut at a separator that is not part of a symbol's name. */
function outsideSymbols(whole: string, at: string): readonly string[] {
  const pieces: string[] = [''];
  for (const part of whole.split(/(\u27e8[^\u27e9]*\u27e9)/u)) {
    const [first = '', ...others] = isSymbolic(part) ? [part] : part.split(at);
    pieces.splice(-1, 1, pieces.at(-1) + first, ...others);
  }
  return pieces;
}

function replace([of, what, by]: readonly Value[]): Value {
  const [whole, search, put] = [textOf(of), textOf(what), textOf(by)];
  const isPattern = search.length > 1 && search.startsWith('/') && search.endsWith('/');
  if (put.length * (whole.length + 1) > LONGEST * 10) return tooLong;
  const isPlain = /^[:/]+$/.test(search) && !isPattern;
  if (isSymbolic(search) || (isSymbolic(whole) && !isPlain)) return filledIn;
  if (isPattern) return replaceMatches(whole, search.slice(1, -1), put);
  return text(isSymbolic(whole) ? outsideSymbols(whole, search).join(put) : whole.replaceAll(search, () => put));
}
