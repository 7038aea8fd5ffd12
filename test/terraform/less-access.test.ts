import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../../src/terraform/language/json.js';
import { resourceType } from '../../src/terraform/types/resource-types.js';
import { scanFiles } from '../cli/scan-files.js';
import { sample } from '../size.js';

/**
 * What gives access is removed or broken, one thing at a time, in every plan among the fixtures. No role may surely give
 * support access afterwards that did not surely give it before, and the trust of none may be judged better.
 */
const folder = join(import.meta.dirname, '../../fixtures/terraform');
const plans = readdirSync(folder).flatMap((name) => {
  const file = readdirSync(join(folder, name)).find((one) => one === 'plan.json');
  return file ? [{ name, plan: JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as JsonMap }] : [];
});

type Change = (plan: JsonMap) => JsonMap;

/** A plan with one of its changes as another, or without it. */
function withChange(plan: JsonMap, at: number, change: (one: JsonMap) => JsonMap | undefined): JsonMap {
  const changes = listOf(plan.resource_changes).flatMap((one, index) =>
    index === at ? (change(mapOf(one)) ?? []) : [one],
  );
  return { ...plan, resource_changes: changes };
}

function withOutcome(one: JsonMap, outcome: JsonMap): JsonMap {
  return { ...one, change: { ...mapOf(one.change), ...outcome } };
}

/** A change after which an attribute is something else. */
function withAfter(one: JsonMap, after: JsonMap): JsonMap {
  const change = mapOf(one.change);
  return withOutcome(one, { after: { ...mapOf(change.after), ...after } });
}

function deleted(one: JsonMap): JsonMap {
  const change = mapOf(one.change);
  return withOutcome(one, {
    actions: ['delete'],
    before: change.before ?? change.after ?? null,
    after: null,
    after_unknown: {},
  });
}

/** Trust policies without the conditions of one of their statements. */
function withoutConditions(one: JsonMap): readonly JsonMap[] {
  const text = textOf(mapOf(mapOf(one.change).after).assume_role_policy);
  if (text === undefined) return [];
  const policy = JSON.parse(text) as JsonMap;
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement ?? null];
  return statements.flatMap((statement, index) => {
    if (!isJsonMap(statement) || statement.Condition === undefined || statement.Effect === 'Deny') return [];
    const { Condition: _, ...rest } = statement;
    const Statement = statements.map((other, place) => (place === index ? rest : other));
    return [withAfter(one, { assume_role_policy: JSON.stringify({ ...policy, Statement }) })];
  });
}

/** Everything that can be taken from a plan, or broken in it, by what is done. */
function lessAccess(plan: JsonMap): readonly (readonly [string, Change])[] {
  return listOf(plan.resource_changes).flatMap((entry, at): (readonly [string, Change])[] => {
    const one = mapOf(entry);
    const address = textOf(one.address) ?? '';
    const makes = resourceType(textOf(one.type) ?? address.replace(/^.*?(aws(?:cc)?_\w+)\..*$/, '$1'))?.makes;
    const takes = listOf(mapOf(one.change).actions).at(0) === 'delete' && mapOf(one.change).after === null;
    if (takes || (makes !== 'role' && makes !== 'policy-attachment')) return [];
    const replaced =
      (by: JsonMap): Change =>
      (whole) =>
        withChange(whole, at, () => by);
    const broken: readonly (readonly [string, JsonMap])[] =
      makes === 'role'
        ? [
            ['is no JSON', withAfter(one, { assume_role_policy: '{' })],
            ['allows nothing', withAfter(one, { assume_role_policy: '{"Version":"2012-10-17","Statement":[]}' })],
            ...withoutConditions(one).map((by) => ['has no conditions', by] as const),
          ]
        : [
            ['attaches another policy', withAfter(one, { policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })],
            ['goes to another role', withAfter(one, { role: 'somebody-else', roles: ['somebody-else'] })],
          ];
    return [
      [`${address} is left out`, (whole) => withChange(whole, at, () => undefined)],
      [`${address} has no address`, (whole) => withChange(whole, at, ({ address: _, ...rest }) => rest)],
      [`${address} has no change`, (whole) => withChange(whole, at, ({ change: _, ...rest }) => rest)],
      [`${address} is deleted`, (whole) => withChange(whole, at, deleted)],
      [
        `${address} has an action that nobody knows`,
        (whole) => withChange(whole, at, (of) => withOutcome(of, { actions: ['?'] })),
      ],
      ...broken.map(([what, by]) => [`${address} ${what}`, replaced(by)] as const),
    ];
  });
}

/**
 * Where less is more: plans that attach the policy to one of several roles without saying to which. Without the others, it
 * is the one that is left.
 */
const ONE_OF_SEVERAL: ReadonlySet<string> = new Set([
  'count-index-may-be-shifted',
  'each-value-of-roles',
  'key-beside-another-reference',
  'local-over-instances-of-a-module',
  'local-with-two-candidates',
  'one-of-two-roles',
  'same-keys-over-different-expressions',
  'same-keys-over-the-same-expression',
]);

/** Whether what is done leaves fewer roles to choose from. */
function leavesFewer(name: string, what: string): boolean {
  return ONE_OF_SEVERAL.has(name) && /aws_iam_role\.[^ ]* (is left out|is deleted)$/.test(what);
}

const RANK: readonly string[] = ['fail', 'unknown', 'warn', 'pass'];

/** The roles that surely give support access, each with how its trust is judged. */
async function witnessesOf(plan: Json): Promise<ReadonlyMap<string, number>> {
  const { scopes } = await scanFiles({ 'plan.json': JSON.stringify(plan) });
  const roles = scopes.flatMap((scope) => scope.roles).filter(({ supportAccess }) => supportAccess === 'yes');
  return new Map(roles.map(({ address, trust }) => [String(address), RANK.indexOf(trust.verdict)]));
}

describe('less of what gives access is never more', () => {
  it.each(sample(plans, 3))('$name', async ({ name, plan }) => {
    const before = await witnessesOf(plan);
    for (const [what, change] of lessAccess(plan)) {
      if (leavesFewer(name, what)) continue;
      const after = await witnessesOf(change(plan));
      for (const [address, trust] of after) {
        expect(before.has(address), `${address}, where ${what}`).toBe(true);
        expect(trust, `the trust of ${address}, where ${what}`).toBeLessThanOrEqual(before.get(address) ?? -1);
      }
    }
  });
});
