import { type Expression, expressionsIn } from '../../hcl/index.js';
import {
  bool,
  countOf,
  isMapping,
  isSequence,
  map,
  num,
  spelledNumber,
  text,
  tuple,
  type Value,
} from '../values/index.js';
import type { Module } from './module.js';

/** What anything is compared with in modules: a variable that is given it is likely to make a difference. */
export function constantsIn(modules: Iterable<Module>): readonly Value[] {
  const bodies = [...modules].flatMap(({ files }) => files.map(({ body }) => body));
  return bodies.flatMap(expressionsIn).flatMap(compared).flatMap(constant);
}

function compared(part: Expression): readonly Expression[] {
  if (part.kind === 'binary' && (part.operator === '==' || part.operator === '!=')) return [part.left, part.right];
  const [among] = part.kind === 'call' && part.name === 'contains' ? part.arguments : [];
  return among?.kind === 'tuple' ? among.items : [];
}

function constant(expression: Expression): readonly Value[] {
  if (expression.kind === 'parentheses') return constant(expression.inner);
  const only = expression.kind === 'template' && expression.parts.length === 1 ? expression.parts[0] : expression;
  if (only?.kind !== 'literal') return [];
  if (typeof only.value === 'number') return [spelledNumber(only.digits ?? String(only.value))];
  return typeof only.value === 'string' ? [text(only.value)] : [];
}

const bools = [bool(true), bool(false)];
const numbers = [num(countOf(0)), num(countOf(1))];
const lists = [tuple([text('*')]), tuple([])];

/**
 * Values of the kind of another that are likely to make a difference: none, anybody, what anything is compared with.
 */
export function otherValues(than: Value, constants: readonly Value[]): readonly Value[] {
  const texts = [...constants.filter(({ kind }) => kind === 'string'), ...otherAccount(than), text('*'), text('')];
  if (than.kind === 'bool') return bools;
  if (than.kind === 'number') return [...numbers, ...constants.filter(({ kind }) => kind === 'number')];
  if (isMapping(than)) return [map([])];
  if (isSequence(than)) return lists;
  return than.kind === 'string' ? texts : [...bools, ...texts, ...lists];
}

const account = /(?<!\d)\d{12}(?!\d)/g;

/** A text that names accounts, with another account in it. */
function otherAccount(than: Value): readonly Value[] {
  if (than.kind !== 'string') return [];
  const other = than.value.replaceAll(account, '999999999999');
  return other === than.value ? [] : [text(other)];
}
