import { isUnknown, type Value } from '../../model/index.js';
import { texts } from '../attribute.js';
import { mapOf } from '../json.js';
import { blockOf } from '../plan.js';
import { policyArn } from '../senses.js';
import { markOf } from '../sources.js';
import type { Row } from './subject.js';

const attribute = 'managed_policy_arns';

/**
 * The managed policies that a role lists itself.
 *
 * Providers fill the list in where the configuration leaves it out, and then it shows what separate resources
 * attach, even those that this plan deletes (terraform-provider-aws issue 20984). So it counts only where the
 * configuration sets it, or no longer has the role. Where no configuration is at hand, as in a state, a listed
 * policy may be left over from an attachment that is gone.
 */
export function ownManagedPolicies(row: Row): Value<readonly Value<string>[]> {
  const { plan, instance } = row;
  const block = blockOf(plan, instance);
  if (block) return isConfigured(row, attribute) ? texts(row, attribute, policyArn) : undefined;
  if (plan.configuration.size > 0) return texts(row, attribute, policyArn);
  if (markOf(instance, attribute) === true) return undefined;
  const listed = texts(row, attribute, policyArn);
  const isNew = instance.change === 'create' || instance.change === 'replace';
  return isNew || listed === undefined || isUnknown(listed) ? listed : listed.map(mayBeLeftOver);
}

/** Whether the configuration sets an attribute, as far as there is one. */
export function isConfigured({ plan, instance }: Row, name: string): boolean {
  const block = blockOf(plan, instance);
  return block === undefined || name in mapOf(block.expressions);
}

function mayBeLeftOver(policy: Value<string>): Value<string> {
  if (typeof policy !== 'string') return policy;
  return {
    $unknown: `the state lists \`${policy}\` on the role, where it also stays after it was detached`,
    $oneOf: [policy, null],
  };
}
