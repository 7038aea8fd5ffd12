import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Json, sourceOf } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { planShape, readOnDemand } from '../../src/parse/json/on-demand/index.js';
import { windowAt } from '../../src/parse/json/window.js';
import { corpus, fixture, hasCorpus, table } from './fixture.js';

type Plan = { readonly resource_changes: readonly { readonly change: { readonly after: Json } }[] };

/** A plan that is large enough to be read lazily, by a text in its only change. */
function largePlan(text: string): Buffer {
  return Buffer.from(
    `{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["create"],"after":${text}}}],"complete":true}`,
  );
}

/** What is read of bytes of which so many are in memory at a time. */
function readBy(bytes: Buffer, size?: number): Json | undefined {
  return readOnDemand(windowAt(sourceOf(bytes), 0, size), planShape);
}

/** The same as plain data: everything is asked for. */
function awake(data: Json | undefined): Json | undefined {
  if (Array.isArray(data)) return data.map((part) => awake(part) ?? null);
  if (typeof data !== 'object' || data === null) return data;
  const map = data as { readonly [key: string]: Json };
  // The members that are not read yet are those of the prototype.
  for (const key in map) void map[key];
  return Object.fromEntries(Object.entries(map).map(([key, part]) => [key, awake(part) ?? null]));
}

describe('values that are read when somebody asks', () => {
  it.each([
    'plan.json',
    'state.json',
    'plan-without-changes.json',
    'other.json',
    'state-with-nothing.json',
  ])('gives the data of JSON.parse for %s, however little of it is in memory', (name) => {
    for (const size of [undefined, 1, 7, 64, 1000])
      expect(awake(readBy(fixture(name), size)), String(size)).toEqual(JSON.parse(fixture(name).toString()));
  });

  it.each([
    [
      'white space everywhere',
      ' {\n"resource_changes" :\t[ { "address" : "a.b" ,\r\n"change" : { "actions" : [ ] } } , {} ] } ',
    ],
    [
      'keys with escapes',
      '{"resource_\\u0063hanges":[{"\\u0061ddress":"a.b","\\u0063hange":{"after":{"\\u0061":"\\""}}}]}',
    ],
    [
      'keys that stand twice',
      '{"resource_changes":1,"resource_changes":[{"address":"a","address":"b","change":1,"change":{"after":2}}]}',
    ],
    [
      'parts of other kinds',
      '{"resource_changes":[1,[],"a",null,{"address":{"a":"}"},"change":[]}],"planned_values":[],"resource_drift":7}',
    ],
    [
      'names of what all objects have',
      '{"__proto__":{"a":1},"resource_changes":[{"__proto__":2,"constructor":3,"change":{"toString":4}}]}',
    ],
  ])('gives the data of JSON.parse where there are %s', (_, text) => {
    for (const size of [undefined, 1, 7]) expect(awake(readBy(Buffer.from(text), size))).toEqual(JSON.parse(text));
  });

  it('leaves a part alone until it is read, and reads it once', () => {
    const bytes = largePlan(`{"name":"${'a'.repeat(100)}"}`);
    const plan = readBy(bytes) as Plan;
    bytes.write('b', bytes.indexOf('aaaa'));
    const { change } = plan.resource_changes[0] ?? {};
    expect(change?.after).toEqual({ name: `b${'a'.repeat(99)}` });
    expect(change?.after).toBe(change?.after);
  });

  it.each([
    ['is no JSON', `{"name":${'a'.repeat(100)}}`],
    ['is nested too deep', `${'['.repeat(1000)}${']'.repeat(1000)}`],
  ])('gives nothing of a part that %s', (_, text) => {
    const plan = readBy(largePlan(text)) as Plan;
    expect(plan.resource_changes[0]?.change.after).toBeUndefined();
  });

  it('gives nothing for a plan that is cut off', () => {
    const bytes = fixture('plan.json');
    const ends = Array.from({ length: bytes.length - 2 }, (_, length) => bytes.subarray(0, length));
    expect(ends.filter((end) => readBy(end, 64) !== undefined)).toEqual([]);
  });

  it('reads several large plans in a row', () => {
    const plan = largePlan(`"${'a'.repeat(9_000_000)}"`);
    const { documents, problems } = parse('-', Buffer.concat([plan, Buffer.from('\n'), plan]));
    expect(documents.map(({ input, data }) => [input, awake(data)])).toEqual([
      ['-', JSON.parse(plan.toString())],
      ['-#2', JSON.parse(plan.toString())],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['is cut off', (plan: Buffer) => plan.subarray(0, -30), 'json-truncated'],
    [
      'has a fault at its end',
      (plan: Buffer) => Buffer.concat([plan.subarray(0, -1), Buffer.from(',}')]),
      'json-syntax',
    ],
  ])('says where a large plan %s', (_, spoil, code) => {
    const plan = spoil(largePlan(`"${'a'.repeat(9_000_000)}\n"`.replace('\n', '\\n')));
    const { problems } = parse('-', plan);
    expect(problems.map((problem) => [problem.code, problem.range?.line])).toEqual([[code, 1]]);
    if (code === 'json-syntax') expect(problems[0]?.range?.column).toBe(plan.length);
  });

  it.skipIf(!hasCorpus)('gives the data of JSON.parse for every plan of the corpus', () => {
    const plans = table('terraform/plans/MANIFEST.tsv').filter(
      (row) => row.valid_json === 'y' && row.encoding === 'utf-8-sig' && row.kind === 'plan',
    );
    expect(plans.length).toBeGreaterThan(400);
    for (const { path } of plans) {
      const text = readFileSync(new URL(`terraform/plans/${path}`, corpus), 'utf8').replace(/^\ufeff/, '');
      expect(awake(readBy(Buffer.from(text), 100)), path).toEqual(JSON.parse(text));
    }
  });
});
