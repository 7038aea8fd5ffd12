import type { Gap, Json, Path, Problem } from '../../model/index.js';
import { type Entry, instancesOf } from '../instances/entry.js';
import { isJsonMap, type JsonMap, listOf, textOf } from '../language/json.js';
import { gap, problem } from '../problems.js';
import { isUnread } from '../types/unread-types.js';
import type { AfterApply } from './after-apply.js';
import type { Configuration } from './configuration.js';

/**
 * Complains about a format whose major version is not one that Terraform has had so far (0 and 1). Later minor
 * versions only add properties; a file without a version was made by hand (developer.hashicorp.com, "JSON Output
 * Format", "Format Versioning").
 */
export function versionProblems(version: Json | undefined): readonly Problem[] {
  const text = textOf(version) ?? (typeof version === 'number' ? String(version) : '');
  if (version === undefined || version === null || /^[01](\.|$)/.test(text)) return [];
  return [problem('terraform-format-version', { version: text || 'of this file' }, { path: ['format_version'] })];
}

/** What a plan leaves out that could hold a role. Plans before Terraform 1.8 do not say whether they are complete. */
export function gapsOf(plan: JsonMap, after: AfterApply, configuration: Configuration): readonly Gap[] {
  const isPartial = plan.complete === false || after.passesOver || leavesBlocksOut(plan, configuration, after.entries);
  const stated = [
    ...(plan.errored === true ? [ofPlan('plan-errored', 'errored')] : []),
    ...(listOf(plan.deferred_changes).length > 0 ? [ofPlan('plan-deferred', 'deferred_changes')] : []),
  ];
  return [
    ...(isPartial && stated.length === 0 ? [ofPlan('plan-targeted', 'resource_changes')] : stated),
    ...(after.hidesChanges ? [ofPlan('plan-without-changes', 'planned_values')] : []),
    ...(after.contradicted === undefined ? [] : [contradictory(after.contradicted)]),
    ...(areChanges(plan.resource_changes) ? [] : [ofPlan('plan-malformed', 'resource_changes')]),
    ...unreadResources(after.entries),
  ];
}

type OfPlan = 'plan-deferred' | 'plan-errored' | 'plan-targeted' | 'plan-malformed' | 'plan-without-changes';

function ofPlan(code: OfPlan, ...path: Path): Gap {
  return gap(code, {}, { path });
}

function contradictory(address: string): Gap {
  return gap('plan-contradictory', { address }, { address, path: ['resource_changes'] });
}

/** Whether changes are as Terraform prints them, each with the address of what it changes. */
export function areChanges(changes: Json | undefined): boolean {
  if (changes === undefined) return true;
  return Array.isArray(changes) && changes.every(isChange);
}

function isChange(change: Json): boolean {
  return isJsonMap(change) && isJsonMap(change.change) && textOf(change.address) !== undefined;
}

/**
 * Whether a plan that does not say if it is complete passes over a block of the root module that does not repeat, as a
 * targeted first plan does: any other has its instance. A block over an empty set that is written out looks the same.
 */
function leavesBlocksOut(plan: JsonMap, configuration: Configuration, entries: readonly Entry[]): boolean {
  if ('complete' in plan || !('resource_changes' in plan)) return false;
  const atRoot = entries.filter(({ module }) => module === '');
  const found = new Set(atRoot.map(({ address }) => address.replace(/\[.*/s, '')));
  const blocks = [...(configuration.get('')?.blocks ?? [])];
  return blocks.some(
    ([address, block]) =>
      block.mode === 'managed' &&
      !('count_expression' in block || 'for_each_expression' in block) &&
      !found.has(address),
  );
}

/** What is or may be there and may hold or give a role that does not show. */
export function unreadResources(entries: readonly Entry[]): readonly Gap[] {
  return instancesOf(entries.filter(({ type, isLookup }) => !isLookup && isUnread(type)))
    .filter(({ exists, deposed }) => exists.answer !== 'no' && deposed === '')
    .map(({ address, type, path }) => gap('resource-unread', { address, type }, { address, path }));
}
