import type { Path } from '../model/index.js';
import { type Shape, typeOf } from './fact-schema.js';
import { hint, type Misfit } from './misfit.js';

/** A predicate as `rules/rule.schema.json` promises it. */
export type PredicateSchema = boolean | { readonly [keyword: string]: unknown };

/** Why a regular expression cannot be used, as the end of a sentence; nothing where it can. */
export type PatternFault = (pattern: string) => string | undefined;

/** The type that a keyword says something of; it lets pass whatever is of another. */
const TYPE_OF_KEYWORD: Readonly<Record<string, string>> = {
  properties: 'object',
  required: 'object',
  items: 'array',
  contains: 'array',
  minItems: 'array',
  maxItems: 'array',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
};

const SAME_PLACE: readonly string[] = ['not', 'if', 'then', 'else'];
const SAME_PLACE_EACH: readonly string[] = ['allOf', 'anyOf', 'oneOf'];

/**
 * What in a predicate can never hold, or always does: keys that facts do not have, values that they do not take,
 * keywords that say nothing of what stands there. A JSON Schema takes all of that without a word.
 */
export function predicateMisfits(
  predicate: PredicateSchema,
  shape: Shape,
  path: Path,
  patternFault: PatternFault,
): Misfit[] {
  if (typeof predicate === 'boolean') return [];
  const within = (part: unknown, at: Shape | undefined, ...keys: Path): Misfit[] =>
    at === undefined ? [] : predicateMisfits(part as PredicateSchema, at, [...path, ...keys], patternFault);
  return Object.entries(predicate).flatMap(([keyword, value]) => {
    const here = [...path, keyword];
    const needed = TYPE_OF_KEYWORD[keyword];
    if (needed !== undefined && !shape.types.some((type) => isType(type, needed))) {
      return [{ path: here, message: `\`${keyword}\` says nothing of ${what(shape)}` }];
    }
    if (SAME_PLACE.includes(keyword)) return within(value, shape, keyword);
    if (SAME_PLACE_EACH.includes(keyword)) return listOf(value).flatMap((one, i) => within(one, shape, keyword, i));
    switch (keyword) {
      case 'properties':
        return Object.entries(value as object).flatMap(([key, part]) => [
          ...unknownKey(key, shape, [...here, key]),
          ...within(part, shape.part(key), keyword, key),
        ]);
      case 'required':
        return listOf(value).flatMap((key, i) => unknownKey(String(key), shape, [...here, i]));
      case 'items':
      case 'contains':
        return within(value, shape.element, keyword);
      case 'const':
        return strayValue(value, shape, here);
      case 'enum':
        return listOf(value).flatMap((one, i) => strayValue(one, shape, [...here, i]));
      case 'type':
        return strayType(String(value), shape, here);
      case 'pattern':
        return faultyPattern(String(value), here, patternFault);
      default:
        return [];
    }
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unknownKey(key: string, { keys }: Shape, path: Path): Misfit[] {
  return keys.includes(key) ? [] : [{ path, message: `the fact has no \`${key}\` here: ${hint(key, keys)}` }];
}

function strayValue(value: unknown, shape: Shape, path: Path): Misfit[] {
  if (shape.values?.includes(value)) return [];
  if (shape.values !== undefined) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [{ path, message: `the fact is never \`${text}\` here: ${hint(text, shape.values.map(String))}` }];
  }
  return strayType(typeOf(value), shape, path);
}

function strayType(type: string, shape: Shape, path: Path): Misfit[] {
  if (shape.types.some((one) => isType(one, type))) return [];
  return [{ path, message: `the fact has ${what(shape)} here, never ${article(type)}` }];
}

function isType(type: string, needed: string): boolean {
  return type === needed || (isNumeric(type) && isNumeric(needed));
}

function isNumeric(type: string): boolean {
  return type === 'number' || type === 'integer';
}

function what({ types }: Shape): string {
  return types.map(article).join(' or ');
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function faultyPattern(pattern: string, path: Path, patternFault: PatternFault): Misfit[] {
  const fault = patternFault(pattern);
  return fault === undefined ? [] : [{ path, message: `the regular expression cannot be used: ${fault}` }];
}
