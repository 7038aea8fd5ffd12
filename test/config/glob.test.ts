import { describe, expect, it } from 'vitest';
import { matcher } from '../../src/config/index.js';

describe('globs of scopes', () => {
  it.each<[string, string, boolean]>([
    ['infra/prod/**', 'infra/prod/a/b.json', true],
    ['infra/prod/**', 'infra/production/a.json', false],
    ['infra/*/plan.json', 'infra/prod/plan.json', true],
    ['infra/*/plan.json', 'infra/prod/eu/plan.json', false],
    ['infra/**/plan.json', 'infra/plan.json', true],
    ['infra/**/plan.json', 'infra/prod/eu/plan.json', true],
    ['**', 'plan.json', true],
    ['**', '../plan.json', false],
    ['../shared/**', '../shared/plan.json', true],
    ['infra/prod', 'infra/prod/plan.json', true],
    ['./infra/prod/', 'infra/prod/plan.json', true],
    ['infra/prod', 'infra/prod.json', false],
    ['infra/*', 'infra/prod/plan.json', false],
    ['{prod,dev}/*.{json,yaml}', 'dev/a.yaml', true],
    ['{prod,dev}/*.{json,yaml}', 'test/a.yaml', false],
    ['prod-[0-9].json', 'prod-1.json', true],
    ['prod-[!0-9].json', 'prod-1.json', false],
    ['prod-?.json', 'prod-1.json', true],
    ['a+b(c)|d$.json', 'a+b(c)|d$.json', true],
    ['plan.json', 'planXjson', false],
    ['[', '[', true],
    ['-', '-', true],
  ])('%s and %s: %s', (glob, path, matches) => {
    expect(matcher([glob])(path)).toBe(matches);
  });

  it('one of several is enough', () => {
    expect(matcher(['a/**', 'b/**'])('b/c')).toBe(true);
    expect(matcher([])('b/c')).toBe(false);
  });
});
