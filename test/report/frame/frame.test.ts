import { describe, expect, test } from 'vitest';
import type { Location } from '../../../src/model/index.js';
import { drawFrame, frame, linesOf } from '../../../src/report/frame/frame.js';

function draw(text: string, location: Omit<Location, 'file'>, columns = 80): string[] {
  const lines = linesOf(() => text);
  return drawFrame(frame({ file: 'a', ...location }, lines, columns), 2);
}

const on = (line: number, column: number, endColumn: number, endLine = line) => ({ line, column, endLine, endColumn });

describe('a code frame', () => {
  test.each([
    ['plain text', 'key: value', on(1, 6, 11), [' 1 | key: value', '   |      ^^^^^']],
    ['tabs', '\tkey:\tv', on(1, 7, 8), [' 1 |     key:    v', '   |             ^']],
    ['wide characters', '日本: x', on(1, 5, 6), [' 1 | 日本: x', '   |       ^']],
    ['emoji', '😀: x', on(1, 5, 6), [' 1 | 😀: x', '   |     ^']],
    ['combining characters', 'e\u0301: x', on(1, 5, 6), [' 1 | e\u0301: x', '   |    ^']],
    ['terminal escapes', '\u001b[31m: x', on(1, 8, 9), [' 1 | \\u{1b}[31m: x', '   |             ^']],
    ['an empty range', 'abc', on(1, 2, 2), [' 1 | abc', '   |  ^']],
    ['a range over several lines', 'a: b  \nc', on(1, 1, 2, 2), [' 1 | a: b', '   | ^^^^', ' 2 | c']],
    ['a place behind the end of the line', 'ab', on(1, 9, 12), [' 1 | ab', '   |   ^']],
    ['a line only', 'ab', { line: 1 }, [' 1 | ab', '   | ^']],
    ['CRLF and a byte order mark', '\ufeffab\r\ncd\r\n', on(1, 2, 3), [' 1 | ab', '   |  ^', ' 2 | cd']],
    ['lines around it', 'a\nb\nc\nd', on(2, 1, 2), [' 1 | a', ' 2 | b', '   | ^', ' 3 | c']],
    ['blank lines around it', '\nb\n  \n', on(2, 1, 2), [' 2 | b', '   | ^']],
    ['a line that is not there', 'a', on(7, 1, 2), []],
    ['no line at all', 'a', {}, []],
  ])('aligns %s', (_, text, location, expected) => {
    expect(draw(text, location)).toEqual(expected);
  });

  test('shows a window of a long line, the marked part in it', () => {
    const line = `${'a'.repeat(5000)}MARK${'b'.repeat(5000)}`;
    const [text = '', carets = ''] = draw(line, on(1, 5001, 5005), 60);
    expect(text.length).toBeLessThanOrEqual(5 + 60);
    expect(text.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('MARK');
    expect(text).toMatch(/\| …a+MARKb+…$/);
  });

  test('does not split a surrogate pair at the edge of the window', () => {
    for (const shift of [0, 1]) {
      const [text] = draw('x'.repeat(shift) + '😀'.repeat(200), on(1, 201, 203), 60);
      expect(text).not.toContain('\\u{d');
    }
  });

  test('marks no further than the window', () => {
    const [text = '', carets = ''] = draw('x'.repeat(500), on(1, 1, 501), 60);
    expect(carets.length).toBe(text.length);
  });
});
