import type { Change, Exists, Json, Path } from '../../model/index.js';
import { type Entry, readingOnce } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { entryOf, identify } from './printed.js';
import { type Parts, printedAttributes } from './printed-attributes.js';

/** What `resource_changes` says of each instance, in its order. */
export function changeEntries(changes: Json | undefined): readonly Entry[] {
  const read = readingOnce(({ stated, index }) => changedInstance(stated, ['resource_changes', index]));
  return listOf(changes).flatMap((change, index) =>
    isJsonMap(change) ? entryOf(change, index, textOf(change.module_address) ?? '', read) : [],
  );
}

/** The instance of an entry of the changes, as it was before. */
export function instanceBefore({ stated, index }: Entry): Instance | undefined {
  const identity = identify(stated, textOf(stated.module_address) ?? '');
  const source = mapOf(stated.change);
  if (!identity || !isJsonMap(source.before)) return undefined;
  return {
    ...identity,
    change: isLookup(identity) ? 'read' : 'keep',
    exists: stays,
    path: ['resource_changes', index, 'change', beforeIt.values],
    attributes: printedAttributes(source, beforeIt),
  };
}

/**
 * The instances whose changes the plan puts off to a later one (Terraform 1.9 and later): nobody can tell what becomes
 * of them.
 */
export function deferredEntries(deferred: Json | undefined): readonly Entry[] {
  const read = readingOnce(({ stated, index }) =>
    putOff(changedInstance(stated, ['deferred_changes', index, 'resource_change'])),
  );
  return listOf(deferred).map((entry, index) => {
    const change = mapOf(mapOf(entry).resource_change);
    return entryOf(change, index, textOf(change.module_address) ?? '', read);
  });
}

function putOff(instance: Instance | undefined): Instance | undefined {
  return instance && { ...instance, exists: { answer: 'unknown', because: 'the plan defers it to a later one' } };
}

function changedInstance(entry: JsonMap, path: Path): Instance | undefined {
  const identity = identify(entry, textOf(entry.module_address) ?? '');
  if (!identity) return undefined;
  const source = mapOf(entry.change);
  const outcome = leftInPlace(source) ?? outcomeOf(source.actions);
  const parts = goesAway(outcome.change, source) ? beforeIt : afterIt;
  const isDeposed = identity.deposed !== '' && outcome.change === 'delete';
  return {
    ...identity,
    ...(isDeposed ? deposedGoes : outcome),
    path: [...path, 'change', parts.values],
    attributes: printedAttributes(source, parts),
  };
}

/** What a replacement left behind goes; the current object of the address is another matter. */
const deposedGoes: Outcome = { change: 'delete', exists: { answer: 'no', because: 'its deposed object is deleted' } };

const beforeIt: Parts = { values: 'before', sensitive: 'before_sensitive' };
const afterIt: Parts = { values: 'after', unknown: 'after_unknown', sensitive: 'after_sensitive' };

/** What a deletion comes to that takes a resource out of the state alone (`skip_destroy` of policies of Organizations). */
function leftInPlace({ actions, before }: JsonMap): Outcome | undefined {
  if (mapOf(before).skip_destroy !== true || listOf(actions).join() !== 'delete') return undefined;
  const because = 'its `skip_destroy` leaves it in place, and from then on nothing looks after it';
  return { change: 'forget', exists: { answer: 'unknown', because } };
}

/** Whether nothing of a resource is left to tell its attributes by but what it was. */
function goesAway(change: Change, { after }: JsonMap): boolean {
  return change === 'delete' || change === 'forget' || (change === 'unknown' && !isJsonMap(after));
}

/** What a change does, and whether the resource is there afterwards. */
interface Outcome {
  readonly change: Change;
  readonly exists: Exists;
  readonly createdFirst?: true;
}

const stays: Exists = { answer: 'yes' };

const outcomes: ReadonlyMap<string, Outcome> = new Map<string, Outcome>(
  Object.entries({
    'no-op': { change: 'keep', exists: stays },
    create: { change: 'create', exists: stays },
    read: { change: 'read', exists: stays },
    update: { change: 'update', exists: stays },
    'delete create': { change: 'replace', exists: stays },
    'create delete': { change: 'replace', exists: stays, createdFirst: true },
    'create forget': { change: 'replace', exists: stays },
    delete: { change: 'delete', exists: { answer: 'no', because: 'this plan deletes it' } },
    forget: {
      change: 'forget',
      exists: {
        answer: 'unknown',
        because: 'this plan takes it out of the state, and from then on nothing looks after it',
      },
    },
  } satisfies Record<string, Outcome>),
);

/**
 * What the `actions` of a change come to. The lists that Terraform writes are named in the comment on `Actions`
 * in its internal/command/jsonplan/plan.go; any other may mean anything, so it is unknown.
 */
function outcomeOf(actions: Json | undefined): Outcome {
  const words = listOf(actions)
    .map((action) => textOf(action) ?? '?')
    .join(' ');
  const because = words ? `what \`${words}\` does to it is not known here` : 'the plan names no action for it';
  return outcomes.get(words) ?? { change: 'unknown', exists: { answer: 'unknown', because } };
}
