import { addAll, isUnknown, type Json, type Tree } from '../../model/index.js';
import { type Instance, isKnown } from '../instances/instance.js';
import { mapOf } from '../language/json.js';
import { follow } from './follow.js';
import { blockOf, type Candidates, type Meaning, type RootModule, type Source, scopeOf } from './root-module.js';

/** The sources of what an instance's block says under an attribute. */
export function sourcesOf(root: RootModule, instance: Instance, attribute: string): readonly Source[] {
  return expressionSources(root, instance, mapOf(blockOf(root, instance)?.expressions)[attribute]);
}

/**
 * The sources of an expression in an instance's block. A value that Terraform does not know yet cannot come from
 * what it knows; where that leaves nothing, everything is a source.
 */
export function expressionSources(
  root: RootModule,
  instance: Instance,
  expression: Json | undefined,
): readonly Source[] {
  const all = follow(root, expression, scopeOf(root, instance));
  const open = all.filter((source) => 'lost' in source || !isKnown(source.instance, source.attribute));
  return open.length > 0 ? open : all;
}

/** What each of the sources stands for, if need be by way of their own references. */
export function candidatesOf(root: RootModule, sources: readonly Source[], meaning: Meaning): Candidates {
  const values = new Map<Tree, string>();
  const others = new Set<string>();
  const open = [...sources];
  const seen = new Set<string>();
  for (const source of open) {
    const text = sourceText(source);
    if (seen.has(text)) continue;
    seen.add(text);
    const value = 'lost' in source ? undefined : meaning.of(root, source.instance, source.attribute);
    const farther = value === undefined ? fartherSources(root, source) : [];
    addAll(open, farther);
    if (value !== undefined && !isUnknown(value)) values.set(value, text);
    else if (farther.length === 0) others.add(text);
  }
  return { values, others: [...others] };
}

function fartherSources(root: RootModule, source: Source): readonly Source[] {
  return 'lost' in source || source.attribute === undefined ? [] : sourcesOf(root, source.instance, source.attribute);
}

/** A source as messages name it. */
export function sourceText(source: Source): string {
  if ('lost' in source) return source.lost;
  return source.attribute === undefined ? source.instance.address : `${source.instance.address}.${source.attribute}`;
}
