import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Facts,
  headerOf,
  type InputFacts,
  isInShard,
  mergeFacts,
  passedOverIn,
  readFacts,
  readShard,
  writeFacts,
} from '../../src/facts/index.js';
import { NOTHING_PASSED_OVER } from '../../src/model/index.js';

const settings = '0'.repeat(64);

function input(path: string, digest = 'a'): InputFacts {
  const nothing = { problems: [], deployments: [], parts: [], takesIn: [], ignores: [], locations: [], constructs: [] };
  return { path, digest: digest.repeat(64), status: 'analyzed', ...nothing };
}

function facts(index: number, count: number, inputs: readonly InputFacts[]): Facts {
  const header = headerOf({ tool: '1', shard: { index, count }, settings, trusted: settings });
  return { header: { ...header, passedOver: NOTHING_PASSED_OVER }, inputs };
}

/** Paths divided into shards, each path in one. */
function divided(paths: readonly string[], count: number): Facts[] {
  const shards = Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));
  return shards.map((shard) =>
    facts(
      shard.index,
      count,
      paths.filter((path) => isInShard(path, shard)).map((one) => input(one)),
    ),
  );
}

const paths = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });

describe('merging', () => {
  it('gives the same in any order, with shards given twice, however they were divided', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.nat()), (all, count, picks) => {
        const shards = divided(all, count);
        const twice = [...shards, ...shards.filter((_, i) => i % 2 === 0)];
        const shuffled = twice
          .map((one) => ({ one, at: picks.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(mergeFacts(shuffled)).toEqual(mergeFacts(divided(all, 1)));
      }),
    );
  });

  it('of files put end to end is that of the files', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const shards = divided(all, count);
        expect(readFacts(shards.map(writeFacts).join(''))).toEqual(shards);
      }),
    );
  });

  it.each<[string, Facts[], string]>([
    ['a shard is missing', [facts(1, 2, [])], 'of 2 shards number 2 is missing'],
    ['shards of another division', [facts(1, 1, []), facts(3, 3, [])], 'of 3 shards numbers 1, 2 are missing'],
    ['different contents', [facts(1, 1, [input('a')]), facts(1, 1, [input('a', 'b')])], 'read with different contents'],
    [
      'different facts of the same contents',
      [facts(1, 1, [input('a')]), facts(1, 1, [{ ...input('a'), status: 'failed' }])],
      'two different facts for `a`',
    ],
  ])('%s: refused', (_, shards, why) => {
    expect(mergeFacts(shards)).toMatchObject({ fault: expect.stringContaining(why) });
  });
});

describe('shards', () => {
  it('have every path once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 300 }), (path, count) => {
        const homes = Array.from({ length: count }, (_, i) => i + 1).filter((index) =>
          isInShard(path, { index, count }),
        );
        expect(homes).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['2/16', { index: 2, count: 16 }],
    ['0/1', undefined],
    ['2/1', undefined],
    ['1', undefined],
    ['1/0', undefined],
  ])('%s', (text, shard) => {
    expect(readShard(text)).toEqual(shard);
  });
});

it('elements of a list that are absent stay so', () => {
  const place = { input: 'a', path: [] };
  const attachment = { kind: 'policy-attachment', place, change: 'keep', exists: { answer: 'yes' } } as const;
  const resource = { ...attachment, policies: [undefined, 'p'], roles: ['r'], users: undefined, groups: undefined };
  const deployment = {
    input: 'a',
    kind: 'cloudformation',
    account: undefined,
    resources: [resource],
    gaps: [],
    problems: [],
  } as const;
  const all = [facts(1, 1, [{ ...input('a'), deployments: [deployment] }])];
  expect(readFacts(all.map(writeFacts).join(''))).toEqual(all);
});

describe('what was passed over', () => {
  const run = (index: number, count: number, ignored: number, links: number, divided?: string): Facts => ({
    header: {
      ...headerOf({ tool: '1', shard: { index, count, ...(divided && { divided }) }, settings, trusted: settings }),
      passedOver: { ...NOTHING_PASSED_OVER, ignored, links },
    },
    inputs: [],
  });

  it.each([
    ['shards have all seen the same', [run(1, 2, 3, 1, 'a'), run(2, 2, 3, 1, 'a')], 3, 1],
    ['parts have each seen their own', [run(1, 2, 3, 1), run(2, 2, 4, 0), run(2, 2, 4, 0)], 7, 1],
    ['and so have divisions', [run(1, 1, 3, 1, 'a'), run(1, 1, 2, 2, 'b')], 5, 3],
  ])('%s', (_, all, ignored, links) => {
    expect(passedOverIn(all)).toEqual({ ...NOTHING_PASSED_OVER, ignored, links });
    expect(passedOverIn([...all].reverse())).toEqual(passedOverIn(all));
  });
});
