import type { Exists } from '../model/index.js';
import { isLookup } from './address.js';
import { changedInstances, deferredInstances } from './change.js';
import type { Instance } from './instance.js';
import { type JsonMap, mapOf } from './json.js';
import { stateInstances } from './state.js';

/** What a plan leaves behind, and what it leaves open. */
export interface AfterApply {
  readonly instances: readonly Instance[];
  /** The state that the plan starts from. */
  readonly before: readonly Instance[];
  /** Whether the plan passes over a managed resource of the state, as only a targeted or refresh-only plan does. */
  readonly passesOver: boolean;
  /** Whether it plans resources that neither its changes nor its state show: parts of it were taken out. */
  readonly hidesChanges: boolean;
}

const passedOver: Exists = {
  answer: 'unknown',
  because: 'this plan covers only a part of the state and passes over it',
};

/**
 * The state after a plan is applied: its prior state, overlaid with what each change leaves. What the plan deletes
 * stays in the list with `exists` no. This holds for normal, targeted, refresh-only, destroying and failed plans
 * alike, where `planned_values` does not: it is empty in a refresh-only plan and lacks what was not targeted.
 */
export function afterApply(plan: JsonMap): AfterApply {
  const changes = changedInstances(plan.resource_changes);
  const deferred = deferredInstances(plan.deferred_changes);
  const before = stateInstances(mapOf(plan.prior_state).values, ['prior_state', 'values']);
  const mentioned = new Set<string | undefined>([
    ...changes.map(({ instance }) => identity(instance)),
    ...changes.map(({ previousAddress }) => previousAddress),
    ...deferred.map(identity),
  ]);
  const rest = before.filter((instance) => !mentioned.has(identity(instance)));
  const passesOver = 'resource_changes' in plan && rest.some(isManaged);
  const isOpen = plan.complete === false || plan.errored === true || (passesOver && !('complete' in plan));
  return {
    instances: [
      ...changes.map(({ instance }) => instance),
      ...deferred,
      ...rest.map((instance) => (isOpen && isManaged(instance) ? { ...instance, exists: passedOver } : instance)),
    ],
    before: before.filter(isManaged),
    passesOver,
    hidesChanges: !('resource_changes' in plan) && plansMore(plan, before),
  };
}

function plansMore(plan: JsonMap, before: readonly Instance[]): boolean {
  const known = new Set(before.map(identity));
  const planned = stateInstances(plan.planned_values, ['planned_values']);
  return planned.some((instance) => isManaged(instance) && !known.has(identity(instance)));
}

function isManaged(instance: Instance): boolean {
  return !isLookup(instance);
}

/** Current and deposed objects share an address. */
function identity({ address, deposed }: Instance): string {
  return deposed ? `${address} deposed ${deposed}` : address;
}
