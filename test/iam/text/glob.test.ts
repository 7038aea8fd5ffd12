import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  exactly,
  globOf,
  literalPart,
  literalPrefix,
  matchesAnything,
  overlap,
} from '../../../src/iam/text/glob.js';
import { tries } from '../../size.js';
import { like } from '../brute-force/match.js';

const glob = (text: string) => globOf(text, { wildcards: true, variables: true });

it('what is not closed is no variable, however much of it there is', () => {
  expect(glob('${aws:username}${aws')).toEqual(['\u0000*', ...'${aws']);
  expect(glob('${'.repeat(200_000))).toHaveLength(400_000);
});

describe('covers', () => {
  it.each([
    ['*', 'anything', true],
    ['*', '*', true],
    ['?*', '*', false],
    ['*?', '?*', true],
    ['role/*', 'role/IR-*', true],
    ['role/IR-*', 'role/*', false],
    ['a?c', 'abc', true],
    ['a?c', 'a*c', false],
    ['user/⟨aws_iam_user.a⟩', 'user/⟨aws_iam_user.a⟩', true],
    ['user/*', 'user/⟨aws_iam_user.a⟩', true],
    ['user/?', 'user/⟨aws_iam_user.a⟩', false],
    ['user/${aws:username}', 'user/alice', true],
    ['user/${*}', 'user/*', false],
    ['', '', true],
    ['', '*', false],
  ])('%s over %s: %s', (outer, inner, expected) => {
    expect(covers(glob(outer), glob(inner))).toBe(expected);
  });
});

describe('overlap', () => {
  it.each([
    ['a*', '*b', true],
    ['a*', 'b*', false],
    ['*', '', true],
    ['?', '', false],
    ['a?', '?b', true],
    ['user/alice', 'user/⟨aws_iam_user.a⟩', false],
    ['user/*', 'user/⟨aws_iam_user.a⟩', true],
    ['*a*', 'b?', true],
    ['*abc', '?b*d', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(overlap(glob(left), glob(right))).toBe(expected);
    expect(overlap(glob(right), glob(left))).toBe(expected);
  });
});

describe('patterns agree with regular expressions', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
  const runs = { numRuns: tries(5_000, 200_000), seed: 1 };

  it('on texts', () => {
    fc.assert(
      fc.property(texts, patterns, (text, pattern) => covers(glob(pattern), exactly(text)) === like(text, pattern)),
      runs,
    );
  });

  it('what covers a pattern matches all that the pattern matches', () => {
    fc.assert(
      fc.property(texts, patterns, patterns, (text, outer, inner) => {
        const implied = covers(glob(outer), glob(inner)) && like(text, inner);
        return !implied || like(text, outer);
      }),
      runs,
    );
  });

  it('what two patterns both match makes them overlap', () => {
    fc.assert(
      fc.property(texts, patterns, patterns, (text, left, right) => {
        const shared = like(text, left) && like(text, right);
        return !shared || overlap(glob(left), glob(right));
      }),
      runs,
    );
  });
});

describe('parts of a pattern', () => {
  it('tell its own characters', () => {
    expect(literalPart(glob('a*b?${aws:username}c'))).toBe('abc');
    expect(literalPrefix(glob('repo:acme/*'))).toBe('repo:acme/');
    expect(literalPrefix(exactly('repo:*'))).toBe('repo:*');
  });

  it('tell a pattern that says nothing', () => {
    expect(['*', '**', '?*', '${aws:username}'].map((text) => matchesAnything(glob(text)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['', '?', 'a*'].map((text) => matchesAnything(glob(text)))).toEqual([false, false, false]);
  });
});
