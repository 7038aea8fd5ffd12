import type { Json, Path } from '../model/index.js';
import { outcomeOf } from './action.js';
import { type Instance, identify } from './instance.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from './json.js';

/** An instance that a plan changes, and the address it had before. */
export interface Changed {
  readonly instance: Instance;
  readonly previousAddress: string | undefined;
}

/** What `resource_changes` says of each instance, in its order; entries that name no resource are left out. */
export function changedInstances(changes: Json | undefined): readonly Changed[] {
  return [...listOf(changes).entries()].flatMap(([index, entry]) => {
    const changed = isJsonMap(entry) && changedInstance(entry, ['resource_changes', index]);
    return changed ? [changed] : [];
  });
}

/** The instances whose changes the plan puts off to a later one (Terraform 1.9 and later): nobody can tell what becomes of them. */
export function deferredInstances(deferred: Json | undefined): readonly Instance[] {
  return [...listOf(deferred).entries()].flatMap(([index, entry]) => {
    const path = ['deferred_changes', index, 'resource_change'];
    const changed = changedInstance(mapOf(mapOf(entry).resource_change), path);
    const because = 'the plan defers it to a later one';
    return changed ? [{ ...changed.instance, exists: { answer: 'unknown', because } as const }] : [];
  });
}

function changedInstance(entry: JsonMap, path: Path): Changed | undefined {
  const identity = identify(entry, textOf(entry.module_address) ?? '');
  if (!identity) return undefined;
  const change = mapOf(entry.change);
  const outcome = outcomeOf(change.actions);
  const side = isJsonMap(change.after) ? 'after' : 'before';
  const instance: Instance = {
    ...identity,
    ...outcome,
    path: [...path, 'change', side],
    values: mapOf(change[side]),
    unknown: side === 'after' ? (change.after_unknown ?? false) : false,
    sensitive: change[`${side}_sensitive`] ?? false,
  };
  return { instance, previousAddress: textOf(entry.previous_address) };
}
