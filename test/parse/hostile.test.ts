import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/model/index.js';
import { decode } from '../../src/parse/decode.js';
import { parse, prefilter } from '../../src/parse/index.js';
import { findFault } from '../../src/parse/json/fault.js';
import { windowAt, windowOver } from '../../src/parse/json/window.js';
import { tries } from '../size.js';
import { fixture } from './fixture.js';

const pieces = [
  'Resources:',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  ',',
  '\n',
  '  ',
  '- ',
  '&a ',
  '*a',
  '!Sub ',
  '|',
  '<<',
  '\t',
  '\\',
];
const words = [
  '"format_version"',
  'AWSTemplateFormatVersion',
  'Type: AWS::IAM::Role',
  'a',
  '0',
  'null',
  '\u{1f511}',
  '\0',
];

describe('any input', () => {
  it('is read without an exception', () => {
    const text = fc
      .array(fc.constantFrom(...pieces, ...words), { maxLength: 60 })
      .map((parts) => Buffer.from(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array()), (bytes) => {
        const { documents, looksLike, problems } = parse('input', bytes);
        expect(documents.length > 0 || looksLike !== undefined || problems.length > 0).toBe(true);
        expect([undefined, 'cloudformation']).toContain(prefilter(bytes));
      }),
      { numRuns: tries(1_000, 100_000) },
    );
  });

  it.each([
    [
      'JSON',
      `{"Resources": {"A": {"Type": "AWS::IAM::Role", "Properties": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}}`,
    ],
    ['YAML', `Resources:\n  A: {Type: AWS::IAM::Role, Properties: ${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`],
    [
      'a little less YAML',
      `Resources:\n  A: {Type: AWS::IAM::Role, Properties: ${'['.repeat(700)}${']'.repeat(700)}}\n`,
    ],
  ])('that is nested too deep is refused: %s', (_, text) => {
    const { documents, problems } = parse('input', Buffer.from(text));
    expect(documents).toEqual([]);
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['error too-deep']);
  });

  it('whose quoted text never closes is indented once and not again', () => {
    const lines = ['{"Resources": {"R": {"Type": "AWS::IAM::Role", "Properties": {', `${' '.repeat(200)}"Groups;: [`];
    const text = [...lines, ...'x'.repeat(30), '{"Ref":"SomeGroup"}', ']', '}', ''].join('\n');
    expect(parse('input', Buffer.from(text)).problems.map(({ code }) => code)).toEqual(['json-syntax']);
  });

  it('that is too large for a template is refused', () => {
    const text = `Resources:\n  A:\n    Type: AWS::IAM::Role\n    Metadata: ${'a'.repeat(8_000_000)}\n`;
    expect(parse('input', Buffer.from(text)).problems.map(({ code }) => code)).toEqual(['template-too-large']);
  });
});

describe('JSON with a fault', () => {
  it('is cut off wherever it ends too early', () => {
    fc.assert(
      fc.property(
        fc.json().map((part) => Buffer.from(`{"a":${part}}`)),
        fc.nat(),
        (bytes, cut) => {
          const end = cut % bytes.length;
          expect(findFault(windowOver(decode(bytes.subarray(0, end)))).truncated).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['{"a": 1 "b": 2}', 8, 'a comma or } is missing here'],
    ['[1 2]', 3, 'a comma or ] is missing here'],
    ['{"a" 1}', 5, 'a colon is missing here'],
    ['{a: 1}', 1, 'a key in double quotes is missing here'],
    ['{"a": 1,}', 8, 'a key in double quotes is missing here'],
    ['[1,]', 3, 'a value is missing here'],
    ['{"a": tru}', 6, 'a value is missing here'],
    ['{"a": 012}', 6, 'a value is missing here'],
    ['{"a": "b\nc"}', 6, 'this text is not closed, or holds characters that JSON wants escaped'],
    ['{"a": "\\x"}', 6, 'this text is not closed, or holds characters that JSON wants escaped'],
    ['{"a": 1]', 7, 'a comma or } is missing here'],
  ])('%s', (text, offset, because) => {
    for (const size of [1, 3, 100])
      expect(findFault(windowAt(sourceOf(Buffer.from(text)), 0, size))).toMatchObject({
        offset,
        because,
        truncated: false,
      });
  });

  it('is told with the line and column of the fault', () => {
    const text = fixture('plan.json').toString().replace('"errored": false', '"errored": no');
    const [problem] = parse('input', Buffer.from(text)).problems;
    expect(problem).toMatchObject({ code: 'json-syntax', range: { column: 14 } });
    expect(text.split('\n')[(problem?.range?.line ?? 0) - 1]).toContain('"errored": no');
  });
});

it('empty lines before anything are looked over once', () => {
  const { documents, problems } = parse('x.yaml', Buffer.from(`${'\n'.repeat(65_000)}x`));
  expect(documents).toEqual([]);
  expect(problems).toMatchObject([{ code: 'not-an-input' }]);
});
