import type { Change, Json, Path } from '../model/index.js';
import { type Outcome, outcomeOf, stays } from './action.js';
import { isLookup } from './address.js';
import { type Entry, entryOf } from './entry.js';
import { type Instance, identify, type Parts } from './instance.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from './json.js';

/** What `resource_changes` says of each instance, in its order. */
export function changeEntries(changes: Json | undefined): readonly Entry[] {
  return listOf(changes).flatMap((entry, index) => {
    const read = () => changedInstance(mapOf(entry), ['resource_changes', index]);
    return isJsonMap(entry) ? entryOf(entry, textOf(entry.module_address) ?? '', read) : [];
  });
}

/** What the changes say of each instance that is there before them. */
export function beforeEntries(changes: Json | undefined): readonly Entry[] {
  return listOf(changes).flatMap((entry, index) => {
    const read = () => instanceBefore(mapOf(entry), ['resource_changes', index]);
    return isJsonMap(entry) ? entryOf(entry, textOf(entry.module_address) ?? '', read) : [];
  });
}

function instanceBefore(entry: JsonMap, path: Path): Instance | undefined {
  const identity = identify(entry, textOf(entry.module_address) ?? '');
  const source = mapOf(entry.change);
  if (!identity || !isJsonMap(source.before)) return undefined;
  return {
    ...identity,
    change: isLookup(identity) ? 'read' : 'keep',
    exists: stays,
    path: [...path, 'change', beforeIt.values],
    source,
    parts: beforeIt,
  };
}

/** The instances whose changes the plan puts off to a later one (Terraform 1.9 and later): nobody can tell what becomes of them. */
export function deferredEntries(deferred: Json | undefined): readonly Entry[] {
  return listOf(deferred).map((entry, index) => {
    const change = mapOf(mapOf(entry).resource_change);
    const read = () => changedInstance(change, ['deferred_changes', index, 'resource_change']);
    return entryOf(change, textOf(change.module_address) ?? '', () => putOff(read()));
  });
}

function putOff(instance: Instance | undefined): Instance | undefined {
  return instance && { ...instance, exists: { answer: 'unknown', because: 'the plan defers it to a later one' } };
}

function changedInstance(entry: JsonMap, path: Path): Instance | undefined {
  const identity = identify(entry, textOf(entry.module_address) ?? '');
  if (!identity) return undefined;
  const source = mapOf(entry.change);
  const outcome = outcomeOf(source.actions);
  const parts = goesAway(outcome.change, source) ? beforeIt : afterIt;
  const isDeposed = identity.deposed !== '' && outcome.change === 'delete';
  return {
    ...identity,
    ...(isDeposed ? deposedGoes : outcome),
    path: [...path, 'change', parts.values],
    source,
    parts,
  };
}

/** What a replacement left behind goes; the current object of the address is another matter. */
const deposedGoes: Outcome = { change: 'delete', exists: { answer: 'no', because: 'its deposed object is deleted' } };

const beforeIt: Parts = { values: 'before', sensitive: 'before_sensitive' };
const afterIt: Parts = { values: 'after', unknown: 'after_unknown', sensitive: 'after_sensitive' };

/** Whether nothing of a resource is left to tell its attributes by but what it was. */
function goesAway(change: Change, { after }: JsonMap): boolean {
  return change === 'delete' || change === 'forget' || (change === 'unknown' && !isJsonMap(after));
}
