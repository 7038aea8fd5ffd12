import { isUnknown, type Json, type Tree } from '../model/index.js';
import { follow, type Source } from './follow.js';
import { type Instance, isKnown } from './instance.js';
import { mapOf } from './json.js';
import { blockOf, type Plan } from './plan.js';
import { scopeOf } from './scope.js';

/**
 * What an attribute of an instance stands for where a certain sort of value is asked for: a role's name, a policy's
 * ARN, a document. Nothing where the type of the instance has no such value.
 */
export type Sense = (plan: Plan, instance: Instance, attribute: string | undefined) => Tree | undefined;

/** The values that sources stand for, with the reference that leads to each, and the references that lead to none. */
export interface Candidates {
  readonly values: ReadonlyMap<Tree, string>;
  readonly others: readonly string[];
}

/** The sources of what an instance's block says under an attribute. */
export function sourcesOf(plan: Plan, instance: Instance, attribute: string): readonly Source[] {
  return expressionSources(plan, instance, mapOf(blockOf(plan, instance)?.expressions)[attribute]);
}

/**
 * The sources of an expression in an instance's block. A value that Terraform does not know yet cannot come from
 * what it knows; where that leaves nothing, everything is a source.
 */
export function expressionSources(plan: Plan, instance: Instance, expression: Json | undefined): readonly Source[] {
  const all = follow(plan, expression, scopeOf(plan, instance));
  const open = all.filter((source) => 'lost' in source || !isKnown(source.instance, source.attribute));
  return open.length > 0 ? open : all;
}

/** What each of the sources stands for, if need be by way of their own references. */
export function candidatesOf(plan: Plan, sources: readonly Source[], sense: Sense): Candidates {
  const values = new Map<Tree, string>();
  const others = new Set<string>();
  const open = [...sources];
  const seen = new Set<string>();
  for (const source of open) {
    const text = sourceText(source);
    if (seen.has(text)) continue;
    seen.add(text);
    const value = 'lost' in source ? undefined : sense(plan, source.instance, source.attribute);
    const farther = value === undefined ? fartherSources(plan, source) : [];
    open.push(...farther);
    if (value !== undefined && !isUnknown(value)) values.set(value, text);
    else if (farther.length === 0) others.add(text);
  }
  return { values, others: [...others] };
}

function fartherSources(plan: Plan, source: Source): readonly Source[] {
  return 'lost' in source || source.attribute === undefined ? [] : sourcesOf(plan, source.instance, source.attribute);
}

/** A source as messages name it. */
export function sourceText(source: Source): string {
  if ('lost' in source) return source.lost;
  return source.attribute === undefined ? source.instance.address : `${source.instance.address}.${source.attribute}`;
}
