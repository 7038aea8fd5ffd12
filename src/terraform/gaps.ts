import type { Gap, Json } from '../model/index.js';
import type { AfterApply } from './after-apply.js';
import { isJsonMap, type JsonMap, listOf } from './json.js';

const errored: Gap = {
  code: 'plan-errored',
  message:
    'Planning stopped with an error, so the plan shows only a part of what is configured: correct the error and plan again.',
  path: ['errored'],
};

const deferred: Gap = {
  code: 'plan-deferred',
  message: 'The plan defers changes to a later plan, so it shows only a part of what is configured: scan that one too.',
  path: ['deferred_changes'],
};

const targeted: Gap = {
  code: 'plan-targeted',
  message: 'The plan covers only a part of the configuration, as with -target or -exclude: plan the whole of it.',
  path: ['resource_changes'],
};

const withoutChanges: Gap = {
  code: 'plan-without-changes',
  message:
    'The file has planned values without the changes that lead to them: scan all that `terraform show -json` prints.',
  path: ['planned_values'],
};

const malformed: Gap = {
  code: 'plan-malformed',
  message:
    'The changes of the plan are not as Terraform prints them: scan what `terraform show -json` prints, unchanged.',
  path: ['resource_changes'],
};

/** What a plan leaves out that could hold a role. Plans before Terraform 1.8 do not say whether they are complete. */
export function gapsOf(plan: JsonMap, { passesOver, hidesChanges }: AfterApply): readonly Gap[] {
  const isPartial = plan.complete === false || passesOver;
  const stated = [
    ...(plan.errored === true ? [errored] : []),
    ...(listOf(plan.deferred_changes).length > 0 ? [deferred] : []),
  ];
  return [
    ...(isPartial && stated.length === 0 ? [targeted] : stated),
    ...(hidesChanges ? [withoutChanges] : []),
    ...(areChanges(plan.resource_changes) ? [] : [malformed]),
  ];
}

function areChanges(changes: Json | undefined): boolean {
  if (changes === undefined) return true;
  return Array.isArray(changes) && changes.every((one) => isJsonMap(one) && isJsonMap(one.change));
}
