import { describe, expect, it } from 'vitest';
import { isMatched, matcher, readGlob, startOf, step } from '../../src/globs/index.js';

/** Whether one of the globs matches a path; what is wrong with one of them where it cannot be used. */
function matches(globs: readonly string[], path: string): boolean | string {
  const covers = matcher(globs);
  return 'fault' in covers ? covers.fault.message : covers(path);
}

describe('globs of scopes', () => {
  it.each<[string, string, boolean]>([
    ['infra/prod/**', 'infra/prod/a/b.json', true],
    ['infra/prod/**', 'infra/production/a.json', false],
    ['infra/prod/**', 'infra/prod', false],
    ['infra/*/plan.json', 'infra/prod/plan.json', true],
    ['infra/*/plan.json', 'infra/prod/eu/plan.json', false],
    ['infra/**/plan.json', 'infra/plan.json', true],
    ['infra/**/plan.json', 'infra/prod/eu/plan.json', true],
    ['**', 'plan.json', true],
    ['**', '.hidden/plan.json', true],
    ['**', '../plan.json', false],
    ['*/plan.json', '../plan.json', false],
    ['../shared/**', '../shared/plan.json', true],
    ['../**', '../../plan.json', false],
    ['infra/prod', 'infra/prod/plan.json', true],
    ['./infra/prod/', 'infra/prod/plan.json', true],
    ['.', 'infra/plan.json', true],
    ['infra/prod', 'infra/prod.json', false],
    ['infra/*', 'infra/prod/plan.json', false],
    ['infra/*/', 'infra/prod/plan.json', false],
    ['{prod,dev}/*.{json,yaml}', 'dev/a.yaml', true],
    ['{prod,dev}/*.{json,yaml}', 'test/a.yaml', false],
    ['{prod,{dev,test}/eu}/*.json', 'test/eu/a.json', true],
    ['{prod,{dev,test}/eu}/*.json', 'prod/eu/a.json', false],
    ['{x,{y,t}}', 't', true],
    ['{x,{y,t}}', 'y/plan.json', true],
    ['{x,{y,t}}', 'z', false],
    ['plan-{1..3}.json', 'plan-2.json', true],
    ['prod-[0-9].json', 'prod-1.json', true],
    ['prod-[!0-9].json', 'prod-1.json', false],
    ['prod-?.json', 'prod-1.json', true],
    ['a+b(c)|d$.json', 'a+b(c)|d$.json', true],
    ['+(a).json', 'a.json', false],
    ['#a.json', '#a.json', true],
    ['plan.json', 'planXjson', false],
    ['PLAN.json', 'plan.json', false],
    ['[', '[', true],
    ['-', '-', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(matches([glob], path)).toBe(expected);
  });

  it('one of several is enough', () => {
    expect(matches(['a/**', 'b/**'], 'b/c')).toBe(true);
    expect(matches([], 'b/c')).toBe(false);
  });

  it.each([
    ['a/[z-a]/**', '`a/[z-a]/**`: no character is in the range `z-a`'],
    ['{a,b}'.repeat(9), `\`${'{a,b}'.repeat(9)}\`: its braces stand for more than 256 globs`],
    ['a'.repeat(1025), 'a glob has at most 1024 characters'],
  ])('%s cannot be used', (glob, fault) => {
    expect(matches(['a', glob], 'a')).toBe(fault);
  });
});

/** The places that a path leads to in a glob, over all of its segments: what matching it costs. */
function places(glob: string, path: string): { readonly most: number; readonly matched: boolean } {
  const read = readGlob(glob, { hidden: true, anyCase: false, braces: true });
  if ('fault' in read) throw new Error(read.fault);
  let state = startOf(read);
  let most = state.size;
  for (const segment of path.split('/')) {
    state = step(state, segment);
    most = Math.max(most, state.size);
  }
  return { most, matched: isMatched(state) };
}

describe('what a glob costs', () => {
  it.each([
    ['ten times **/a/', `${'**/a/'.repeat(10)}b`, 'a/'.repeat(2000), 21],
    ['a hundred times **', '**/'.repeat(100), 'a/'.repeat(2000), 101],
    ['braces in braces', `${'{a,'.repeat(100)}x${'}'.repeat(100)}/**/b`, 'a/'.repeat(2000), 512],
  ])('%s: never more places than it has segments', (_, glob, folders, segments) => {
    const { most, matched } = places(glob, `${folders}c`);
    expect(matched).toBe(glob.endsWith('**/'));
    expect(most).toBeLessThanOrEqual(segments);
  });

  // A matcher that goes back and tries again would not come to an end here.
  it.each([
    ['*a'.repeat(300), 'a'.repeat(5000), true],
    [`${'*a'.repeat(300)}*b`, 'a'.repeat(5000), false],
    [`${'?*'.repeat(300)}b`, 'a'.repeat(5000), false],
    [`${'[a-c]*'.repeat(150)}d`, 'a'.repeat(5000), false],
    ['{'.repeat(1000), 'a', false],
    [`${'{a}'.repeat(300)},}`, 'a', false],
    ['[a-'.repeat(300), 'a', false],
  ])('%s', (glob, path, expected) => {
    expect(matches([glob], path)).toBe(expected);
  });
});

describe('whatever a glob is', () => {
  const long = 'a'.repeat(200);

  // Each takes longer than anybody waits where stars are tried one against the other.
  it.each<[string, string, boolean]>([
    ['**/'.repeat(300), `${'a/'.repeat(2000)}b`, true],
    [`${'**/a/'.repeat(150)}b`, `${'a/'.repeat(2000)}c`, false],
    [`${'*a'.repeat(25)}b`, `${long}.json`, false],
    [`${'?*'.repeat(30)}b`, `${long}.json`, false],
  ])('it is matched soon: %.20s', (glob, path, expected) => {
    expect(matches([glob], path)).toBe(expected);
  });
});
