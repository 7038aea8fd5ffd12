import type { Gap } from '../model/index.js';
import type { AfterApply } from './after-apply.js';
import { type JsonMap, listOf } from './json.js';

/** What a plan leaves out that could hold a role. */
export function gapsOf(plan: JsonMap, { passesOver }: AfterApply): readonly Gap[] {
  const deferred = listOf(plan.deferred_changes).length > 0;
  const gaps: Gap[] = [];
  if (plan.errored === true)
    gaps.push({
      code: 'plan-errored',
      message:
        'Planning stopped with an error, so the plan shows only a part of what is configured: correct the error and plan again.',
      path: ['errored'],
    });
  if (deferred)
    gaps.push({
      code: 'plan-deferred',
      message:
        'The plan defers changes to a later one, so it shows only a part of what is configured: scan the next plan as well.',
      path: ['deferred_changes'],
    });
  if (gaps.length === 0 && (plan.complete === false || (passesOver && !('complete' in plan))))
    gaps.push({
      code: 'plan-targeted',
      message: 'The plan covers only a part of the configuration, as with -target or -exclude: plan the whole of it.',
      path: 'complete' in plan ? ['complete'] : ['resource_changes'],
    });
  return gaps;
}
