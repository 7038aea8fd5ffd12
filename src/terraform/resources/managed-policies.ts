import { type Answer, isUnknown, type Value } from '../../model/index.js';
import { texts } from '../attribute.js';
import { attributeOf, markOf } from '../instance.js';
import { isNull } from '../is-null.js';
import { mapOf } from '../json.js';
import { blockOf } from '../plan.js';
import { scopeOf } from '../scope.js';
import { policyArn } from '../senses.js';
import { sourcesOf } from '../sources.js';
import type { Row } from './subject.js';

const attribute = 'managed_policy_arns';

/**
 * The managed policies that a role lists itself.
 *
 * Providers fill the list in where the configuration leaves it out, and then it shows what separate resources
 * attach, even those that this plan deletes (terraform-provider-aws issue 20984). So it counts only where the
 * configuration sets it. Where that cannot be told, as in a state, a listed policy may be left over from an
 * attachment that is gone, and an empty list says nothing of what is attached; in what a plan starts from, the list has
 * just been refreshed and shows what is attached today.
 */
export function ownManagedPolicies(row: Row): Value<readonly Value<string>[]> {
  const { plan, instance } = row;
  const isFilledIn = markOf(instance, attribute) === true && sourcesOf(plan, instance, attribute).length === 0;
  if (!isConfigured(row, attribute) || isFilledIn) return undefined;
  const listed = texts(row, attribute, policyArn);
  if (listed === undefined || isUnknown(listed) || row.isToday || isPlanned(row)) return listed;
  return listed.length === 0 ? undefined : listed.map(mayBeLeftOver);
}

/** Whether the configuration sets an attribute; also where that cannot be told. */
export function isConfigured(row: Row, name: string): boolean {
  return leavesOut(row, name) !== 'yes';
}

/** Whether the configuration leaves an attribute out. */
function leavesOut({ plan, instance }: Row, name: string): Answer {
  const block = blockOf(plan, instance);
  if (block === undefined) return 'unknown';
  const expressions = mapOf(block.expressions);
  return name in expressions ? isNull(plan, expressions[name], scopeOf(plan, instance)) : 'yes';
}

/** Whether the list is what the configuration comes to: one that a provider fills in shows only what was there before. */
function isPlanned(row: Row): boolean {
  const { change, source } = row.instance;
  if (change === 'create' || change === 'replace' || leavesOut(row, attribute) === 'no') return true;
  const before = JSON.stringify(mapOf(source.before)[attribute]);
  return change === 'update' && before !== JSON.stringify(attributeOf(row.instance, attribute));
}

function mayBeLeftOver(policy: Value<string>): Value<string> {
  if (typeof policy !== 'string') return policy;
  const reason = `\`${policy}\` is listed on the role, where it also stays after it was detached`;
  return { $unknown: reason, $oneOf: [policy, null] };
}
