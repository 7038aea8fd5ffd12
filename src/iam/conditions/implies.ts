import { isUnknown, type Unknown } from '../../model/index.js';
import type { Test } from './test.js';

/**
 * Whether every request that meets a test surely meets another one, as far as their values are the same texts: of what
 * lets in some values, fewer are stricter, and of what keeps out some, more are.
 */
export function implies(test: Test, other: Test): boolean {
  if (!isOfOneKind(test, other) || (test.whenAbsent && !other.whenAbsent)) return false;
  if (test.whenPresent === 'any' || test.whenPresent === 'never') return true;
  const [fewer, more] = test.whenPresent === 'in' ? [test, other] : [other, test];
  const among = new Set(textsOf(more));
  return textsOf(fewer).every((text) => among.has(text));
}

function isOfOneKind(test: Test, other: Test): boolean {
  return (['name', 'operator', 'quantifier', 'whenPresent'] as const).every((part) => test[part] === other[part]);
}

/** The values, equal where they ask for the same. */
function textsOf({ values, variables }: Test): string[] {
  const textOf = (value: string | Unknown) => {
    if (isUnknown(value)) return JSON.stringify(value);
    const isVariable = variables && value.includes('${');
    return JSON.stringify([value, isVariable]);
  };
  return values.map(textOf);
}
