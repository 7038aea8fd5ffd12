import { isList, isSymbolic, type Json, type Tree, type Value } from '../../model/index.js';
import { entryOf, scalarText } from '../template/json.js';
import { allowedValues, isListType, isReadFromStore } from './declared.js';

/**
 * Whether a parameter takes a value, or one that is a list an item: by AllowedValues, by its length or its number, and
 * by AllowedPattern. Nothing where that cannot be told.
 */
export function takes(declaration: Json, text: string): boolean | undefined {
  if (isReadFromStore(declaration) || isSymbolic(text)) return undefined;
  const allowed = allowedValues(declaration);
  if (allowed) return allowed.includes(text) || (allowed.some(isSymbolic) ? undefined : false);
  if (isNumeric(declaration)) return takesNumber(declaration, text);
  if (!isListType(declaration) && !fits(text.length, declaration, 'MinLength', 'MaxLength')) return false;
  const pattern = entryOf(declaration, 'AllowedPattern');
  return typeof pattern === 'string' ? matches(pattern, text) : true;
}

/** The first text of a value, itself or an item of it, that a parameter does not take. */
export function refusedIn(value: Value<Tree>, declaration: Json): string | undefined {
  const texts = (isList(value) ? value : [value]).map(scalarText);
  return texts.find((text) => text !== undefined && takes(declaration, text) === false);
}

/** Whether a parameter, or each item of it, is a number. */
export function isNumeric(declaration: Json): boolean {
  const type = entryOf(declaration, 'Type');
  return type === 'Number' || type === 'List<Number>';
}

function takesNumber(declaration: Json, text: string): boolean {
  const isNumber = /^\s*[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(text);
  return isNumber && fits(Number(text), declaration, 'MinValue', 'MaxValue');
}

function fits(size: number, declaration: Json, least: string, most: string): boolean {
  const [from, to] = [numberOf(declaration, least), numberOf(declaration, most)];
  return !(from !== undefined && size < from) && !(to !== undefined && size > to);
}

function numberOf(declaration: Json, key: string): number | undefined {
  const text = scalarText(entryOf(declaration, key));
  return text !== undefined && /^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** Groups that repeat: trying them can take very long. */
const repeatedGroup = /\)[*+?{]/;

/** What Java's regular expressions, which CloudFormation takes, read differently from those here. */
const javaOnly = /\(\?|&&|[*+?}]\+|\\[ABEGHQRXZbehpvxz]/;

/**
 * Whether the whole text matches a pattern; nothing where the pattern or the text is such that trying could take
 * long: the pattern comes with the input, and matching it must not hang.
 */
function matches(pattern: string, text: string): boolean | undefined {
  const choices = pattern.match(/[*+?|{]/g)?.length ?? 0;
  if (choices > 12 || text.length > 16 || repeatedGroup.test(pattern) || javaOnly.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(text);
  } catch {
    return undefined;
  }
}
