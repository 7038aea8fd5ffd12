import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { planShape, readOnDemand } from '../../src/parse/json/on-demand/index.js';
import { corpus, fixture, hasCorpus, table } from './fixture.js';

type Plan = { readonly resource_changes: readonly { readonly change: { readonly after: Json } }[] };

/** A plan that is large enough to be read lazily, by a text in its only change. */
function largePlan(text: string): Buffer {
  return Buffer.from(
    `{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["create"],"after":${text}}}],"complete":true}`,
  );
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
  ])('gives the data of JSON.parse for %s', (name) => {
    expect(awake(readOnDemand(fixture(name), 0, planShape)?.data)).toEqual(JSON.parse(fixture(name).toString()));
  });

  it('leaves a part alone until it is read, and reads it once', () => {
    const bytes = largePlan(`{"name":"${'a'.repeat(100)}"}`);
    const plan = readOnDemand(bytes, 0, planShape)?.data as Plan;
    bytes.write('b', bytes.indexOf('aaaa'));
    const { change } = plan.resource_changes[0] ?? {};
    expect(change?.after).toEqual({ name: `b${'a'.repeat(99)}` });
    expect(change?.after).toBe(change?.after);
  });

  it.each([
    ['is no JSON', `{"name":${'a'.repeat(100)}}`],
    ['is nested too deep', `${'['.repeat(1000)}${']'.repeat(1000)}`],
  ])('gives nothing of a part that %s', (_, text) => {
    const plan = readOnDemand(largePlan(text), 0, planShape)?.data as Plan;
    expect(plan.resource_changes[0]?.change.after).toBeUndefined();
  });

  it('gives nothing for a plan that is cut off', () => {
    const bytes = fixture('plan.json');
    const ends = Array.from({ length: bytes.length - 2 }, (_, length) => bytes.subarray(0, length));
    expect(ends.filter((end) => readOnDemand(end, 0, planShape) !== undefined)).toEqual([]);
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

  it('says that a large plan is cut off', () => {
    const { problems } = parse('-', largePlan(`"${'a'.repeat(9_000_000)}"`).subarray(0, -30));
    expect(problems.map(({ code }) => code)).toEqual(['json-truncated']);
  });

  it.skipIf(!hasCorpus)('gives the data of JSON.parse for every plan of the corpus', () => {
    const plans = table('terraform/plans/MANIFEST.tsv').filter(
      (row) => row.valid_json === 'y' && row.encoding === 'utf-8-sig' && row.kind === 'plan',
    );
    expect(plans.length).toBeGreaterThan(400);
    for (const { path } of plans) {
      const text = readFileSync(new URL(`terraform/plans/${path}`, corpus), 'utf8').replace(/^\ufeff/, '');
      expect(awake(readOnDemand(Buffer.from(text), 0, planShape)?.data), path).toEqual(JSON.parse(text));
    }
  });
});
