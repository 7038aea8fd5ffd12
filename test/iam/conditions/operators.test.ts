import { describe, expect, it } from 'vitest';
import { operators, parseOperator } from '../../../src/iam/conditions/index.js';

type Row = readonly [actual: string, value: string, matches: boolean];

const text: readonly Row[] = [
  ['Support', 'Support', true],
  ['Support', 'support', false],
  ['Support', 'Sup*', false],
];
const folded: readonly Row[] = [
  ['Support', 'SUPPORT', true],
  ['Support', 'Suppor', false],
];
const pattern: readonly Row[] = [
  ['Support', 'Sup*', true],
  ['Support', 'S?pport', true],
  ['Support', 's*', false],
  ['arn:aws:iam::1:role/x', 'arn:*role/x', true],
  ['', '*', true],
  ['', '?', false],
];
const arn: readonly Row[] = [
  ['arn:aws:iam::1:role/a/b', 'arn:aws:iam::1:role/*', true],
  ['arn:aws:iam::1:role/a:b', 'arn:aws:iam::1:role/*', true],
  ['arn:aws:iam::1:role/x', 'arn:aws:iam::*:role/x', true],
  ['arn:aws:iam::1:role/x', 'arn:*:role/x', false],
  ['arn:aws:iam::1:role/x:iam::2:role/y', 'arn:*:iam::2:role/y', false],
  ['Support', '*', false],
];
const boolean: readonly Row[] = [
  ['true', 'TRUE', true],
  ['true', 'false', false],
];
const address: readonly Row[] = [
  ['203.0.113.7', '203.0.113.0/24', true],
  ['203.0.114.7', '203.0.113.0/24', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '0.0.0.0/0', true],
  ['2001:db8::1', '2001:db8::/32', true],
  ['2001:db8:0:0:0:0:0:1', '2001:db8::1', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['203.0.113.7', '::/0', false],
  ['203.0.113.0/23', '203.0.113.0/24', false],
  ['203.0.113.999', '0.0.0.0/0', false],
  ['203.0.113.7', '203.0.113.0/33', false],
  ['1::2::3', '::/0', false],
  ['1:2:3', '::/0', false],
  ['203.0.113.7', '203.0.113.0/24/1', false],
];
const binary: readonly Row[] = [
  ['QmluYXJ5', 'QmluYXJ5', true],
  ['QmluYXJ5', 'qmluyxj5', false],
];

/** Rows of the ordered operators: below, at and above a value, and what is no such value. */
function ordered(below: string, at: string, above: string, relation: string): readonly Row[] {
  const holds = {
    Equals: [at],
    LessThan: [below],
    LessThanEquals: [below, at],
    GreaterThan: [above],
    GreaterThanEquals: [at, above],
  };
  const matching = holds[relation as keyof typeof holds] ?? [];
  return [below, at, above, 'neither', ''].map((actual): Row => [actual, at, matching.includes(actual)]);
}

function rowsOf(name: string): readonly Row[] {
  const [, family, relation = ''] = /^(Numeric|Date)(?:Not)?(\w+)$/.exec(name) ?? [];
  if (family === 'Numeric') return ordered('3599', '3600', '3.601e3', relation);
  if (family === 'Date') return ordered('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '1767398400', relation);
  const tables: Readonly<Record<string, readonly Row[]>> = {
    StringEquals: text,
    StringEqualsIgnoreCase: folded,
    StringLike: pattern,
    ArnLike: arn,
    ArnEquals: arn,
    Bool: boolean,
    Null: boolean,
    IpAddress: address,
    BinaryEquals: binary,
  };
  return tables[name.replace('Not', '')] ?? [];
}

describe.each(operators)('$name', ({ name, matches, negative }) => {
  it('is negative when its name says so', () => {
    expect(negative).toBe(name.includes('Not'));
  });

  it.each(rowsOf(name))('of "%s" and "%s" is %s', (actual, value, expected) => {
    expect(matches(actual, value)).toBe(expected);
  });
});

describe('parseOperator', () => {
  it.each([
    ['StringEquals', 'StringEquals', 'none', false],
    ['stringequals', 'StringEquals', 'none', false],
    ['StringLikeIfExists', 'StringLike', 'none', true],
    ['ForAllValues:StringNotLikeIfExists', 'StringNotLike', 'all', true],
    ['ForAnyValue:ArnLike', 'ArnLike', 'any', false],
    ['Null', 'Null', 'none', false],
  ])('%s', (text, name, quantifier, ifExists) => {
    expect(parseOperator(text)).toMatchObject({ operator: { name }, quantifier, ifExists });
  });

  it.each([
    'StringMatches',
    'NullIfExists',
    'ForEachValue:StringEquals',
    'String Equals',
    '',
  ])('knows no "%s"', (text) => {
    expect(parseOperator(text)).toBeUndefined();
  });

  it('has rows for every operator', () => {
    expect(operators.filter((operator) => rowsOf(operator.name).length === 0)).toEqual([]);
    expect(operators).toHaveLength(27);
  });
});
