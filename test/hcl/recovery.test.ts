import { describe, expect, test } from 'vitest';
import { type Body, parseConfiguration } from '../../src/hcl/index.js';
import { rangesOf } from '../../src/model/index.js';

/** The mistakes of a text as `line:column summary`, and the names that are read in spite of them. */
function outcome(text: string) {
  const { body, faults } = parseConfiguration(text);
  const range = rangesOf(text);
  return {
    faults: faults.map((fault) => `${range(fault).line}:${range(fault).column} ${fault.summary}`),
    read: namesOf(body),
  };
}

function namesOf({ attributes, blocks }: Body): string[] {
  return [
    ...attributes.map(({ name }) => name),
    ...blocks.flatMap(({ type, body }) => [type, ...namesOf(body).map((name) => `${type}.${name}`)]),
  ];
}

describe('one mistake is said once, and what follows is read', () => {
  test.each<[string, string, string[], string[]]>([
    [
      'several in a file',
      'a = \nb {\n  c = [1 2]\n  d = "ok"\n}\ne = )\nf = 1\n',
      ['1:5 Invalid expression', '3:10 Missing item separator', '6:5 Invalid expression'],
      ['a', 'e', 'f', 'b', 'b.c', 'b.d'],
    ],
    [
      'an open object ends where the next item begins',
      'a = {\n  b = 1\n  c = [\n}\nd = 1\n',
      ['4:1 Invalid expression'],
      ['a', 'd'],
    ],
    ['a text over two lines', 'a = "b\nc = 1\nd = 2\n', ['1:7 Invalid multi-line string'], ['a', 'c', 'd']],
    [
      'an item without a value in a block',
      'resource "x" "y" {\n  name\n  path = "/"\n}\nlocals {\n  a = 1\n}\n',
      ['2:3 Argument or block definition required'],
      ['resource', 'resource.path', 'locals', 'locals.a'],
    ],
    ['a stray brace', 'a = 1\n}\nb = 2\n', ['2:1 Argument or block definition required'], ['a', 'b']],
    ['an unknown escape', 'a = "\\d"\nb = 1\n', ['1:6 Invalid escape sequence'], ['a', 'b']],
    ['a file that ends within an argument', 'b {\n  a = ', ['2:7 Missing expression'], ['b', 'b.a']],
    ['a block that is not closed', 'b {\n  a = 1\n', ['1:3 Unclosed configuration block'], ['b', 'b.a']],
  ])('%s', (_, text, faults, read) => {
    expect(outcome(text)).toEqual({ faults, read });
  });
});

describe('comments are kept with their places', () => {
  test('of every kind', () => {
    const text = '# rolecall: ignore[x] why\na = 1 // behind\r\n/* in\n between */ b = "# none"\n';
    const { comments } = parseConfiguration(text);
    expect(comments.map((comment) => comment.text)).toEqual([
      '# rolecall: ignore[x] why',
      '// behind',
      '/* in\n between */',
    ]);
    expect(comments.every(({ start, end, text: own }) => text.slice(start, end) === own)).toBe(true);
  });
});

describe('places', () => {
  test.each<[string, number, number, object]>([
    ['ab\ncd', 3, 5, { line: 2, column: 1, endLine: 2, endColumn: 3 }],
    ['\ufeffab', 1, 2, { line: 1, column: 1, endLine: 1, endColumn: 2 }],
    ['a\r\n😀b', 5, 6, { line: 2, column: 3, endLine: 2, endColumn: 4 }],
    ['a\n', 2, 2, { line: 2, column: 1, endLine: 2, endColumn: 1 }],
  ])('%j from %i to %i', (text, start, end, range) => {
    expect(rangesOf(text)({ start, end })).toEqual(range);
  });
});
