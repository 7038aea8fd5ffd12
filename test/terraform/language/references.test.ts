import { describe, expect, it } from 'vitest';
import { referencesOf } from '../../../src/terraform/language/references.js';

describe('references of an expression', () => {
  it.each([
    [
      'one run',
      ['aws_iam_role.r["a"].id', 'aws_iam_role.r["a"]', 'aws_iam_role.r'],
      [['aws_iam_role', 'r', { key: 'a' }, 'id']],
    ],
    [
      'two runs',
      ['var.x.y', 'var.x', 'var.xy'],
      [
        ['var', 'x', 'y'],
        ['var', 'xy'],
      ],
    ],
    [
      'a run and a name that begins alike',
      ['aws_iam_role.role', 'aws_iam_role.r'],
      [
        ['aws_iam_role', 'role'],
        ['aws_iam_role', 'r'],
      ],
    ],
    ['the same twice', ['local.a', 'local.a'], [['local', 'a']]],
    ['what is no reference', ['', '"', 7, null], []],
  ])('%s', (_, references, expected) => {
    expect(referencesOf({ references })).toEqual(expected);
  });

  it('has none of a constant, a block or nothing', () => {
    expect([{ constant_value: 'x' }, [{}], undefined, {}].map((expression) => referencesOf(expression))).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
