import { describe, expect, it } from 'vitest';
import { withoutParts } from '../../src/cli/parts.js';
import type { Reading } from '../../src/cli/reading.js';
import type { Deployment } from '../../src/model/index.js';

function reading(name: string, ...parts: string[]): Reading {
  const deployment: Deployment = {
    input: name,
    kind: 'cloudformation',
    account: undefined,
    resources: [],
    gaps: [],
    problems: [],
  };
  return { name, status: 'analyzed', problems: [], deployments: [deployment], documents: [], parts };
}

describe('withoutParts', () => {
  it.each([
    ['nothing nested', [reading('a'), reading('b')], ['a', 'b']],
    ['one nested', [reading('a', 'b'), reading('b')], ['a']],
    ['a chain', [reading('a', 'b', 'c'), reading('b', 'c'), reading('c')], ['a']],
    ['a chain, the parts first', [reading('a'), reading('b', 'a'), reading('c', 'b', 'a')], ['c']],
    ['itself', [reading('a', 'a')], ['a']],
    ['a circle keeps one', [reading('a', 'b'), reading('b', 'a')], ['b']],
  ])('%s', (_, readings, deployed) => {
    const left = withoutParts(readings).flatMap((one) => one.deployments.map((deployment) => deployment.input));
    expect(left).toEqual(deployed);
  });
});
