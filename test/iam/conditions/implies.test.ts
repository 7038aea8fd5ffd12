import { describe, expect, it } from 'vitest';
import { implies, parseOperator, type Test, testOf } from '../../../src/iam/conditions/index.js';

/** `StringEquals aws:username a b`. */
function test(text: string): Test {
  const [name = '', key = '', ...values] = text.split(' ');
  const operator = parseOperator(name);
  if (operator === undefined) throw new Error(`No operator: ${name}`);
  return testOf({ ...operator, key, values, variables: true, path: [] });
}

describe('implies', () => {
  it.each<[string, string, boolean]>([
    ['StringEquals k a', 'StringEquals K a b', true],
    ['StringEquals k a b', 'StringEquals k b a', true],
    ['StringEquals k a b', 'StringEquals k a', false],
    ['StringEquals k A', 'StringEquals k a', false],
    ['StringEqualsIgnoreCase k A', 'StringEqualsIgnoreCase k a', true],
    ['StringNotEquals k a b', 'StringNotEquals k a', true],
    ['StringNotEquals k a', 'StringNotEquals k a b', false],
    ['StringEquals k a', 'StringEqualsIfExists k a', true],
    ['StringEqualsIfExists k a', 'StringEquals k a', false],
    ['StringEquals k a', 'StringLike k a', false],
    ['StringEquals k a', 'StringEquals other a', false],
    ['ForAnyValue:StringEquals k a', 'ForAllValues:StringEquals k a', false],
    ['ForAnyValue:StringLike k a*', 'ForAnyValue:StringLike k a* b*', true],
    ['Null k true', 'Null k true', true],
    ['Null k false', 'Null k true', false],
  ])('%s, %s: %s', (one, other, expected) => {
    expect(implies(test(one), test(other))).toBe(expected);
  });
});
