import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfiguration, parseExpression, parseJsonConfiguration, parseTemplate } from '../../src/hcl/index.js';
import { tries } from '../size.js';

const folder = join(import.meta.dirname, '../../fixtures/hcl/syntax');
const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

describe('nesting without end is refused, and never ends the program', () => {
  const many = 100_000;
  test.each([
    ['brackets', `a = ${'['.repeat(many)}`],
    ['parentheses', `a = ${'('.repeat(many)}1${')'.repeat(many)}`],
    ['objects', `a = ${'{b='.repeat(many)}1`],
    ['indexes', `a = ${'b['.repeat(many)}0`],
    ['splats', `a = b${'[*]'.repeat(many)}`],
    ['interpolations', `a = ${'"${'.repeat(many)}`],
    ['heredocs', `a = ${'<<E\n${'.repeat(many)}`],
    ['conditionals', `a = ${'b ? c : '.repeat(many)}d`],
    ['operators', `a = ${'b + '.repeat(many)}c`],
    ['signs', `a = ${'!'.repeat(many)}b`],
    ['directives', `a = "${'%{ if b }'.repeat(many)}"`],
    ['blocks', 'b {\n'.repeat(many)],
  ])('%s', (_, text) => {
    expect(parseConfiguration(text).faults.length).toBeGreaterThan(0);
  });

  test('in JSON', () => {
    expect(parseJsonConfiguration(`{"a":${'['.repeat(many)}`).faults).toMatchObject([{ code: 'too-deep' }]);
  });
});

describe('what is long is read', () => {
  const many = 150_000;
  test.each([
    ['a text', `a = "${'x\\n'.repeat(many)}"\n`],
    ['a name', `${'ä'.repeat(many)} = 1\n`],
    ['a comment', `/*${'*'.repeat(many)}*/\n`],
    ['a list', `a = [${'1,'.repeat(many)}]\n`],
    ['a traversal', `a = b${'.c'.repeat(many)}\n`],
    ['a heredoc', `a = <<-E\n${'  x ${y}\n'.repeat(many)}E\n`],
    ['a body', 'b {}\n'.repeat(many)],
    ['blanks', `a = 1${' '.repeat(many)}\n`],
  ])('%s', (_, text) => {
    expect(parseConfiguration(text).faults).toEqual([]);
  });
});

describe('any text has a tree', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '${',
      '%{',
      '~}',
      '\n',
      '\r',
      '=',
      '=>',
      '...',
      '.',
      '*',
      ',',
      ':',
      '?',
      '!',
    ],
    ...[
      '<<E\n',
      '<<-E\n',
      'E\n',
      '$',
      '%',
      '\\',
      '\\u1',
      '#',
      '/*',
      '*/',
      '1.',
      'for',
      'in',
      'if',
      'a',
      '%{ if a }',
      '😀',
    ],
  );

  /** A file of ours with pieces put in at places. */
  const mutated = fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) =>
      edits.reduce((before, [at, put]) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + put + before.slice(place);
      }, text),
    );
  const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('whose places lie in the text', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, soup), (text) => {
        for (const read of [parseConfiguration, parseExpression, parseTemplate, parseJsonConfiguration]) {
          for (const { start, end } of read(text).faults) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { seed: 1, numRuns: tries(150, 10_000) },
    );
  });
});
