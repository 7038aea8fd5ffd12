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

  it.each(['', 'not JSON', '[]', '"text"'])('%j is none', (text) => {
    expect(draftOf(text)).toEqual(unknown('it is no policy document'));
  });
});
