import { type Exists, once } from '../../model/index.js';
import { type Entry, instanceOf, instancesOf, reread } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { isJsonMap, type JsonMap, mapOf } from '../language/json.js';
import { mattersToSupport } from '../types/unread-types.js';
import { changeEntries, deferredEntries, instanceBefore } from './change.js';
import { contradictedBy } from './planned-values.js';
import { stateEntries } from './state.js';

/** What a plan leaves behind, and what it leaves open. */
export interface AfterApply {
  /** What it deletes is among them. Of the state that it starts from, what it passes over is. */
  readonly entries: readonly Entry[];
  /** Of the state that the plan starts from what is asked for; where the file lacks it, as far as the changes tell. */
  readonly before: (isAsked: (entry: Entry) => boolean) => readonly Instance[];
  /**
   * Whether the plan passes over a managed resource of the state, as only a targeted or refresh-only plan does. It is
   * looked into where the plan does not say whether it is complete.
   */
  readonly passesOver: boolean;
  /** Whether changes were taken out of the file. */
  readonly hidesChanges: boolean;
  /** The address of something of which the parts of the file say different things. */
  readonly contradicted?: string;
}

/**
 * The state after a plan is applied: its prior state, overlaid with what each change leaves. What the plan deletes
 * stays in the list with `exists` no. This holds for normal, targeted, refresh-only, destroying and failed plans
 * alike, where `planned_values` does not: it is empty in a refresh-only plan and lacks what was not targeted.
 */
export function afterApply(plan: JsonMap): AfterApply {
  const changes = changeEntries(plan.resource_changes);
  const deferred = deferredEntries(plan.deferred_changes);
  const state = stateEntries(mapOf(plan.prior_state).values, ['prior_state', 'values']);
  const isMentioned = mentionedIn(changes, deferred);
  const passed = whatIsPassedOver(plan, state, isOpenTo(isMentioned, changes));
  const planned = isWhole(plan) ? contradictedBy(plan.planned_values, changes, state) : none;
  const hidesChanges = !('resource_changes' in plan) && hasLostChanges(plan, state);
  const isPartial = passed !== undefined || plan.complete === false || plan.errored === true;
  const why = hidesChanges ? lost : isPartial ? passedOver : undefined;
  return {
    entries: [
      ...(plan.errored === true ? reread(changes, notApplied) : doubted(changes, planned)),
      ...deferred,
      ...leftAlone(state, isMentioned, why),
    ],
    before: (isAsked) =>
      isJsonMap(plan.prior_state)
        ? instancesOf(state.filter(isAsked))
        : changes.filter(isAsked).flatMap((entry) => instanceBefore(entry) ?? []),
    passesOver: passed !== undefined && !('complete' in plan),
    hidesChanges,
    ...contradiction(plan.complete === true && !plan.errored ? passed?.address : undefined, planned),
  };
}

const none: ReadonlySet<string> = new Set();

/**
 * Whether a plan shows all that it plans, and so twice: as changes and as planned values. A file that does not say that
 * it is complete, and has no planned values, may be an early one, or what HCP Terraform leaves of a plan.
 */
function isWhole(plan: JsonMap): boolean {
  const isPlain = 'resource_changes' in plan && plan.errored !== true && !('deferred_changes' in plan);
  return isPlain && (plan.complete === undefined ? 'planned_values' in plan : plan.complete !== false);
}

function contradiction(passed: string | undefined, planned: ReadonlySet<string>): Pick<AfterApply, 'contradicted'> {
  const [contradicted = passed] = planned;
  return contradicted === undefined ? {} : { contradicted };
}

/** An entry of the prior state that no change mentions: a plan that is whole has a change for each, if only a no-op. */
function whatIsPassedOver(
  plan: JsonMap,
  state: readonly Entry[],
  isOpen: (entry: Entry) => boolean,
): Entry | undefined {
  if (!('resource_changes' in plan)) return undefined;
  return state.find((entry) => (!('complete' in plan) || mattersToSupport(entry.type)) && isOpen(entry));
}

/**
 * Whether a plan without changes had some. It has none where it manages nothing, which it says by having nothing to
 * apply but outputs, and where it only refreshes the state: then it plans no resources, and says what is read by
 * outputs alone (globalref in Terraform's internal/lang goes by what changes). Terraform before 1.8 and OpenTofu do not
 * say enough to tell.
 */
function hasLostChanges(plan: JsonMap, state: readonly Entry[]): boolean {
  const isManaged = ({ isLookup }: Entry) => !isLookup;
  if (plan.errored === true) return false;
  if (stateEntries(plan.planned_values, ['planned_values']).some(isManaged)) return true;
  const isPrinted = typeof plan.applyable === 'boolean' && plan.errored === false;
  const refreshesOnly = isPrinted && (!('relevant_attributes' in plan) || 'output_changes' in plan);
  const isEmpty = isPrinted && (plan.applyable === false || 'output_changes' in plan);
  return state.some(isManaged) ? !refreshesOnly : !isEmpty;
}

type IsMentioned = (instance: Instance) => boolean;

/** Whether changes say what becomes of an instance of the prior state. They are read a type at a time. */
function mentionedIn(changes: readonly Entry[], deferred: readonly Entry[]): IsMentioned {
  const elsewhere = new Set([
    ...changes.map(({ previousAddress }) => previousAddress),
    ...instancesOf(deferred).map(identity),
  ]);
  const byType = new Map<string, ReadonlySet<string>>();
  const ofType = (type: string) => {
    const found = byType.get(type) ?? identities(changes.filter((entry) => entry.type === type));
    byType.set(type, found);
    return found;
  };
  return (instance) => elsewhere.has(identity(instance)) || ofType(instance.type).has(identity(instance));
}

/** Whether an entry of the prior state is managed and not mentioned. Most are told by their addresses as they stand. */
function isOpenTo(isMentioned: IsMentioned, changes: readonly Entry[]): (entry: Entry) => boolean {
  const printed = once(() => new Set(changes.filter(({ isDeposed }) => !isDeposed).map(printedAddress)));
  return (entry) => {
    if (entry.isLookup || (!entry.isDeposed && printed().has(printedAddress(entry)))) return false;
    const instance = instanceOf(entry);
    return instance !== undefined && !isMentioned(instance);
  };
}

function printedAddress({ module, address }: Entry): string {
  return `${module} ${address}`;
}

const passedOver: Exists = {
  answer: 'unknown',
  because: 'this plan covers only a part of the state and passes over it',
};
const lost: Exists = { answer: 'unknown', because: 'the changes of this plan were taken out' };
const failed: Exists = {
  answer: 'unknown',
  because: 'planning stopped with an error, and Terraform applies no such plan',
};
const contradicted: Exists = { answer: 'unknown', because: 'the planned values and the change of it do not agree' };

/** The entries of the prior state, where nothing changes what they tell of. */
function leftAlone(state: readonly Entry[], isMentioned: IsMentioned, why: Exists | undefined): readonly Entry[] {
  return reread(state, (instance, { isLookup }) => {
    if (isMentioned(instance)) return undefined;
    return why !== undefined && !isLookup ? { ...instance, exists: why } : instance;
  });
}

/** A change of a plan that failed. */
function notApplied(instance: Instance, { isLookup }: Entry): Instance {
  return isLookup ? instance : { ...instance, exists: failed };
}

/** Changes, of some of which the planned values say something else. */
function doubted(changes: readonly Entry[], planned: ReadonlySet<string>): readonly Entry[] {
  if (planned.size === 0) return changes;
  return reread(changes, (instance) =>
    planned.has(instance.address) ? { ...instance, exists: contradicted } : instance,
  );
}

function identities(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(instancesOf(entries).map(identity));
}

/** Current and deposed objects share an address. */
function identity({ address, deposed }: Instance): string {
  return deposed ? `${address} deposed ${deposed}` : address;
}
