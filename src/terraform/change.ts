import type { Change, Json, Path } from '../model/index.js';
import { type Outcome, outcomeOf } from './action.js';
import { type Instance, identify, type Parts } from './instance.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from './json.js';

/** An instance that a plan changes, and the address it had before. */
export interface Changed {
  readonly instance: Instance;
  readonly previousAddress: string | undefined;
}

/** What `resource_changes` says of each instance, in its order; entries that name no resource are left out. */
export function changedInstances(changes: Json | undefined): readonly Changed[] {
  return listOf(changes).flatMap((entry, index) => {
    const changed = isJsonMap(entry) && changedInstance(entry, ['resource_changes', index]);
    return changed || [];
  });
}

/** The instances whose changes the plan puts off to a later one (Terraform 1.9 and later): nobody can tell what becomes of them. */
export function deferredInstances(deferred: Json | undefined): readonly Instance[] {
  return listOf(deferred).flatMap((entry, index) => {
    const path = ['deferred_changes', index, 'resource_change'];
    const changed = changedInstance(mapOf(mapOf(entry).resource_change), path);
    const because = 'the plan defers it to a later one';
    return changed ? { ...changed.instance, exists: { answer: 'unknown', because } as const } : [];
  });
}

function changedInstance(entry: JsonMap, path: Path): Changed | undefined {
  const identity = identify(entry, textOf(entry.module_address) ?? '');
  if (!identity) return undefined;
  const source = mapOf(entry.change);
  const outcome = outcomeOf(source.actions);
  const parts = goesAway(outcome.change, source) ? beforeIt : afterIt;
  const isDeposed = identity.deposed !== '' && outcome.change === 'delete';
  const instance: Instance = {
    ...identity,
    ...(isDeposed ? deposedGoes : outcome),
    path: [...path, 'change', parts.values],
    source,
    parts,
  };
  return { instance, previousAddress: textOf(entry.previous_address) };
}

/** What a replacement left behind goes; the current object of the address is another matter. */
const deposedGoes: Outcome = { change: 'delete', exists: { answer: 'no', because: 'its deposed object is deleted' } };

const beforeIt: Parts = { values: 'before', sensitive: 'before_sensitive' };
const afterIt: Parts = { values: 'after', unknown: 'after_unknown', sensitive: 'after_sensitive' };

/** Whether nothing of a resource is left to tell its attributes by but what it was. */
function goesAway(change: Change, { after }: JsonMap): boolean {
  return change === 'delete' || change === 'forget' || (change === 'unknown' && !isJsonMap(after));
}
