import { type Exists, once } from '../../model/index.js';
import { type Entry, instancesOf } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { isJsonMap, type JsonMap, mapOf } from '../language/json.js';
import { beforeEntries, changeEntries, deferredEntries } from './change.js';
import { stateEntries } from './state.js';

/** What a plan leaves behind, and what it leaves open. */
export interface AfterApply {
  /** What it deletes is among them. Of the state that it starts from, what it passes over is. */
  readonly entries: readonly Entry[];
  /** The state that the plan starts from; where the file lacks it, as far as the changes tell. */
  readonly before: readonly Entry[];
  /**
   * Whether the plan passes over a managed resource of the state, as only a targeted or refresh-only plan does. It is
   * looked into where the plan does not say whether it is complete.
   */
  readonly passesOver: boolean;
  /** Whether it plans resources that neither its changes nor its state show: parts of it were taken out. */
  readonly hidesChanges: boolean;
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
  const passesOver = !('complete' in plan) && 'resource_changes' in plan && state.some(isOpenTo(isMentioned, changes));
  const isOpen = plan.complete === false || plan.errored === true || passesOver;
  return {
    entries: [...changes, ...deferred, ...state.map((entry) => leftAlone(entry, isMentioned, isOpen))],
    before: isJsonMap(plan.prior_state) ? state : beforeEntries(plan.resource_changes),
    passesOver,
    hidesChanges: !('resource_changes' in plan) && plansMore(plan, state),
  };
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
  const printed = new Set(changes.filter(({ isDeposed }) => !isDeposed).map(printedAddress));
  return (entry) => {
    if (entry.isLookup || (!entry.isDeposed && printed.has(printedAddress(entry)))) return false;
    const instance = entry.instance();
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

/** An entry of the prior state, where nothing changes what it tells of. */
function leftAlone(entry: Entry, isMentioned: IsMentioned, isOpen: boolean): Entry {
  const read = () => {
    const instance = entry.instance();
    if (instance === undefined || isMentioned(instance)) return undefined;
    return isOpen && !entry.isLookup ? { ...instance, exists: passedOver } : instance;
  };
  return { ...entry, instance: once(read) };
}

function plansMore(plan: JsonMap, state: readonly Entry[]): boolean {
  const known = identities(state);
  const planned = stateEntries(plan.planned_values, ['planned_values']).filter(({ isLookup }) => !isLookup);
  return instancesOf(planned).some((instance) => !known.has(identity(instance)));
}

function identities(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(instancesOf(entries).map(identity));
}

/** Current and deposed objects share an address. */
function identity({ address, deposed }: Instance): string {
  return deposed ? `${address} deposed ${deposed}` : address;
}
