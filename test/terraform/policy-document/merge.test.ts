import { describe, expect, it } from 'vitest';
import { type Tree, unknown } from '../../../src/model/index.js';
import { type Draft, draftOf, merge } from '../../../src/terraform/policy-document/merge.js';

const draft = (version: string, ...statements: Tree[]): Draft => ({ version, statements });

describe('documents are merged as aws_iam_policy_document merges them', () => {
  it.each([
    [
      'a statement takes the place of the one with its Sid',
      draft('2012-10-17', { Sid: 'A', Effect: 'Allow' }, { Sid: 'B' }),
      draft('', { Sid: 'A', Effect: 'Deny' }),
      draft('2012-10-17', { Sid: 'A', Effect: 'Deny' }, { Sid: 'B' }),
    ],
    [
      'statements without a Sid are all kept',
      draft('', { a: 1 }),
      draft('', { a: 2 }, { a: 3 }),
      draft('', { a: 1 }, { a: 2 }, { a: 3 }),
    ],
    [
      'an empty Sid is none',
      draft('', { Sid: '', a: 1 }),
      draft('', { Sid: '', a: 2 }),
      draft('', { Sid: '', a: 1 }, { Sid: '', a: 2 }),
    ],
    ['the later version wins', draft('2012-10-17'), draft('2008-10-17'), draft('2012-10-17')],
  ])('%s', (_, under, over, expected) => {
    expect(merge(under, over)).toEqual(expected);
  });

  it('an unknown document may take the place of any statement with a Sid', () => {
    const open = unknown('it is not known');
    expect(merge(draft('2012-10-17', { Sid: 'A' }, { Effect: 'Deny' }), open)).toEqual(
      draft('2012-10-17', open, { Effect: 'Deny' }, open),
    );
  });
});

describe('drafts of documents', () => {
  it.each<[string, Tree, Draft]>([
    ['a single statement', '{"Version":"2012-10-17","Statement":{"Sid":"A"}}', draft('2012-10-17', { Sid: 'A' })],
    ['a list', '{"Statement":[{"Sid":"A"},{"Sid":"B"}]}', draft('', { Sid: 'A' }, { Sid: 'B' })],
    ['no statement', '{}', draft('')],
    ['a tree', { Version: '2012-10-17', Statement: [] }, draft('2012-10-17')],
  ])('%s', (_, document, expected) => {
    expect(draftOf(document)).toEqual(expected);
  });

  const own = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ['a', 'b'] } };
  const refused = unknown('the AWS provider does not read a document that it takes up');
  const hole = unknown('it is not known');
  it.each<[string, object, Tree]>([
    ['a statement as it is', own, own],
    ['an empty Sid', { ...own, Sid: '' }, own],
    [
      'elements in another case',
      { effect: 'Allow', PRINCIPAL: { AWS: 'a' } },
      { Effect: 'Allow', Principal: { AWS: 'a' } },
    ],
    ['elements that are none', { ...own, Principle: 'a', Comment: 'b' }, own],
    ['a text as principal', { ...own, Principal: 'arn:aws:iam::111122223333:root' }, { ...own, Principal: '*' }],
    ['a number as principal', { ...own, Principal: { AWS: 111122223333 } }, refused],
    ['a number among principals', { ...own, Principal: { AWS: ['a', 1] } }, refused],
    [
      'a number as condition value',
      { ...own, Condition: { StringEquals: { 'aws:PrincipalAccount': 111122223333 } } },
      own,
    ],
    [
      'a number beside a text',
      { ...own, Condition: { NumericLessThan: { a: 5, b: '6' }, Bool: { c: 1 } } },
      { ...own, Condition: { NumericLessThan: { b: '6' } } },
    ],
    [
      'a bool as condition value',
      { ...own, Condition: { Bool: { a: true } } },
      { ...own, Condition: { Bool: { a: 'true' } } },
    ],
    ['a number among condition values', { ...own, Condition: { StringEquals: { a: ['b', 1] } } }, refused],
    ['no conditions', { ...own, Condition: {} }, own],
    ['a condition that is none', { ...own, Condition: 'a' }, refused],
    [
      'what is not known',
      { ...own, Condition: hole, Principal: { AWS: [hole] } },
      { ...own, Condition: hole, Principal: { AWS: [hole] } },
    ],
  ])('take up %s', (_, statement, expected) => {
    expect(draftOf({ Statement: [statement as Tree] })).toEqual(draft('', expected));
  });

  it.each(['', 'not JSON', '[]', '"text"'])('%j is none', (text) => {
    expect(draftOf(text)).toEqual(unknown('it is no policy document'));
  });
});
