import { isSymbolic, type Json } from '../../model/index.js';
import { entryOf, scalarText } from '../template/json.js';
import { allowedValues, isListType, isReadFromStore } from './parameters.js';

/**
 * Whether a parameter takes a value, or one that is a list an item: by AllowedValues, MinLength, MaxLength and AllowedPattern.
 * Nothing where that cannot be told.
 */
export function takes(declaration: Json, text: string): boolean | undefined {
  if (isReadFromStore(declaration) || isSymbolic(text)) return undefined;
  const allowed = allowedValues(declaration);
  if (allowed) return allowed.includes(text) || (allowed.some(isSymbolic) ? undefined : false);
  if (isListType(declaration)) return undefined;
  if (text.length < numberOf(declaration, 'MinLength', 0)) return false;
  if (text.length > numberOf(declaration, 'MaxLength', Number.POSITIVE_INFINITY)) return false;
  const pattern = entryOf(declaration, 'AllowedPattern');
  return typeof pattern === 'string' ? matches(pattern, text) : true;
}

function numberOf(declaration: Json, key: string, otherwise: number): number {
  const text = scalarText(entryOf(declaration, key));
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
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
