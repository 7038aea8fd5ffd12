import { expect, it } from 'vitest';
import { locatedBeforehand } from '../../src/judge/located.js';
import type { Place } from '../../src/model/index.js';

const place = (input: string, ...path: string[]): Place => ({ input, path });
const [a, b, ofA, ofB] = [place('a', 'x'), place('b', 'x'), place('a', 'y'), place('b', 'y')];

it('finds the places of one input after those of another, each once', () => {
  const asked: string[] = [];
  const locate = locatedBeforehand([a, b, ofA, ofB, a, ofB], ({ input, path }) => {
    asked.push(`${input} ${path}`);
    return { file: input };
  });
  expect([locate(b), locate(a), locate(a)]).toEqual([{ file: 'b' }, { file: 'a' }, { file: 'a' }]);
  expect(locate(a)).toBe(locate(a));
  expect(asked).toEqual(['a x', 'a y', 'b x', 'b y']);
});

it('finds others when they are asked for', () => {
  const locate = locatedBeforehand([a], ({ input }) => ({ file: input }));
  expect(locate(b)).toEqual({ file: 'b' });
});
