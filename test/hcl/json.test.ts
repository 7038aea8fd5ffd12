import { describe, expect, test } from 'vitest';
import {
  type Body,
  type Expression,
  parseConfiguration,
  parseJsonConfiguration,
  parseJsonVariables,
} from '../../src/hcl/index.js';

/** A tree without its places: what it says. */
function meaning(body: Body): unknown {
  return {
    attributes: Object.fromEntries(body.attributes.map(({ name, value }) => [name, said(value)])),
    blocks: body.blocks.map((block) => ({
      header: [block.type, ...block.labels.map(({ text }) => text)],
      body: meaning(block.body),
    })),
  };
}

function said(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(said);
  if (typeof part !== 'object' || part === null) return part;
  const { start, end, ...rest } = part as Expression;
  const key = rest.kind === 'template' && rest.parts.length === 1 ? rest.parts[0] : undefined;
  if (key?.kind === 'literal') return { kind: 'literal', value: key.value };
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, said(value)]));
}

describe('both syntaxes give one tree', () => {
  test.each([
    ['an argument', 'a = [1, true, null, "x"]', '{"a": [1, true, null, "x"]}'],
    ['an interpolation', 'a = "${var.x}"', '{"a": "${var.x}"}'],
    ['a template', 'a = "x-${var.x["k"]}"', String.raw`{"a": "x-${'${'}var.x[\"k\"]}"}`],
    ['an object', 'a = { b = 1, "${c}" = 2 }', '{"a": {"b": 1, "${c}": 2}}'],
    ['labels', 'resource "t" "n" {\n a = 1\n}', '{"resource": {"t": {"n": {"a": 1}}}}'],
    ['a block without labels', 'locals {\n a = 1\n}', '{"locals": {"a": 1}}'],
    [
      'several blocks of a label',
      'provider "p" {\n a = 1\n}\nprovider "p" {\n a = 2\n}',
      '{"provider": {"p": [{"a": 1}, {"a": 2}]}}',
    ],
    [
      'lists of labels',
      'resource "t" "n" {}\nresource "t" "m" {}',
      '{"resource": [{"t": {"n": {}}}, {"t": [{"m": {}}]}]}',
    ],
    ['one property twice', 'locals {\n a = 1\n}\nlocals {\n b = 1\n}', '{"locals": {"a": 1}, "locals": {"b": 1}}'],
    ['comments', 'locals {\n}', '{"//": "why", "locals": {"//": "why"}}'],
    ['no block', '', '{"resource": null}'],
  ])('%s', (_, native, json) => {
    const parsed = parseJsonConfiguration(json);
    expect(parsed.faults).toEqual([]);
    expect(meaning(parsed.body)).toEqual(meaning(parseConfiguration(`${native}\n`).body));
  });
});

describe('places', () => {
  test.each([
    ['a value', '{"a": {"b": "xyz"}}', 'xyz'],
    ['behind escapes', String.raw`{"a": "\"\u00e9 ${'${'}var.name}"}`, 'var.name'],
  ])('%s stands where it is written', (_, json, expected) => {
    const found = spans(parseJsonConfiguration(json).body.attributes).map(({ start, end }) => json.slice(start, end));
    expect(found).toContain(expected);
  });
});

function spans(part: unknown): { start: number; end: number }[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'start' in part ? [part as { start: number; end: number }] : [];
  return [...own, ...Object.values(part).flatMap(spans)];
}

describe('what is wrong is said', () => {
  test.each([
    ['{"a": 1', 'Unclosed object'],
    ['{"a": [1', 'Unclosed array'],
    ['[1]', 'Root value must be object'],
    ['"x"', 'Root value must be object'],
    ['', 'Missing value'],
    ['{"a": 1} x', 'Extraneous data after value'],
    ['{"a": 01}', 'Invalid JSON number'],
    ['{"a": True}', 'Invalid JSON keyword'],
    ['{a: 1}', 'Invalid JSON keyword'],
    ["{'a': 1}", 'Invalid start of value'],
    ['{1: 1}', 'Invalid object property name'],
    ['{"a": }', 'Missing JSON value'],
    ['{"a" 1}', 'Missing property value colon'],
    ['{"a" = 1}', 'Missing property value colon'],
    ['{"a": 1 "b": 2}', 'Missing attribute separator comma'],
    ['{"a": [1 2]}', 'Missing attribute separator comma'],
    ['{"a": 1,}', 'Trailing comma in object'],
    ['{"a": [1,]}', 'Trailing comma in array'],
    ['{"a": "x', 'Invalid JSON string'],
    ['{"a": "\\d"}', 'Invalid JSON string'],
    ['{"resource": "x"}', 'Incorrect JSON value type'],
    ['{"locals": 1}', 'Incorrect JSON value type'],
    ['{"a": 1, "a": 2}', 'Duplicate argument'],
    ['{"a": "${"}', 'Missing expression'],
  ])('%s', (json, summary) => {
    expect(parseJsonConfiguration(json).faults.map((fault) => fault.summary)).toEqual([summary]);
  });
});

test('a list of objects is a file as well', () => {
  const { body, faults } = parseJsonConfiguration('[{"locals": {"a": 1}}, {"locals": {"b": 2}}]');
  expect(faults).toEqual([]);
  expect(body.blocks.map(({ type }) => type)).toEqual(['locals', 'locals']);
});

test('values of variables are no templates', () => {
  const { body } = parseJsonVariables('{"a": "${x}", "resource": "y"}');
  expect(meaning(body)).toEqual({
    attributes: { a: { kind: 'literal', value: '${x}' }, resource: { kind: 'literal', value: 'y' } },
    blocks: [],
  });
});
