import type { Exists } from '../model/index.js';
import { changedInstances, deferredInstances } from './change.js';
import type { Instance } from './instance.js';
import { type JsonMap, mapOf } from './json.js';
import { stateInstances } from './state.js';

/** What a plan leaves behind, and whether it leaves anything open. */
export interface AfterApply {
  readonly instances: readonly Instance[];
  /** Whether the plan passes over a managed resource of the state, as only a targeted or refresh-only plan does. */
  readonly passesOver: boolean;
}

const passedOver: Exists = {
  answer: 'unknown',
  because: 'it is in the state, and this plan covers only a part of it',
};

/**
 * The state after a plan is applied: its prior state, overlaid with what each change leaves. What the plan deletes
 * stays in the list with `exists` no. This holds for normal, targeted, refresh-only, destroying and failed plans
 * alike, where `planned_values` does not: it is empty in a refresh-only plan and lacks what was not targeted.
 */
export function afterApply(plan: JsonMap): AfterApply {
  const changes = changedInstances(plan.resource_changes);
  const deferred = deferredInstances(plan.deferred_changes);
  const mentioned = new Set([
    ...changes.flatMap(({ instance, previousAddress }) => [identity(instance), previousAddress ?? '']),
    ...deferred.map(identity),
  ]);
  const prior = stateInstances(mapOf(plan.prior_state).values, ['prior_state', 'values']);
  const rest = prior.filter((instance) => !mentioned.has(identity(instance)));
  const passesOver = 'resource_changes' in plan && rest.some(({ change }) => change === 'keep');
  const open = isPartial(plan) || (passesOver && !('complete' in plan));
  return {
    instances: [
      ...changes.map(({ instance }) => instance),
      ...deferred,
      ...rest.map((instance) => (open && instance.change === 'keep' ? { ...instance, exists: passedOver } : instance)),
    ],
    passesOver,
  };
}

/** Whether the plan says of itself that more is to be done than it shows. */
export function isPartial(plan: JsonMap): boolean {
  return plan.complete === false || plan.errored === true;
}

/** Current and deposed objects share an address. */
function identity({ address, deposed }: Instance): string {
  return deposed ? `${address} deposed ${deposed}` : address;
}
