import { describe, expect, it } from 'vitest';
import { withoutParts } from '../../src/accounts/parts.js';
import type { Deployment, Input } from '../../src/model/index.js';

function input(path: string, ...parts: string[]): Input {
  const deployment: Deployment = {
    input: path,
    kind: 'cloudformation',
    account: undefined,
    resources: [],
    gaps: [],
    problems: [],
  };
  const nothing = { problems: [], takesIn: [], ignores: [], constructs: [] };
  return { ...nothing, path, status: 'analyzed', deployments: [deployment], parts };
}

describe('withoutParts', () => {
  it.each([
    ['nothing nested', [input('a'), input('b')], ['a', 'b']],
    ['one nested', [input('a', 'b'), input('b')], ['a']],
    ['a chain', [input('a', 'b', 'c'), input('b', 'c'), input('c')], ['a']],
    ['a chain, the parts first', [input('a'), input('b', 'a'), input('c', 'b', 'a')], ['c']],
    ['itself', [input('a', 'a')], ['a']],
    ['a circle keeps one', [input('a', 'b'), input('b', 'a')], ['b']],
  ])('%s', (_, inputs, deployed) => {
    const left = withoutParts(inputs).flatMap((one) => one.deployments.map((deployment) => deployment.input));
    expect(left).toEqual(deployed);
  });
});
