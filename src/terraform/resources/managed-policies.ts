import { isUnknown, type Value } from '../../model/index.js';
import { texts } from '../attribute.js';
import { markOf } from '../instance.js';
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
 * configuration sets it, or no longer has the role. Where no configuration is at hand, as in a state, a listed
 * policy may be left over from an attachment that is gone.
 */
export function ownManagedPolicies(row: Row): Value<readonly Value<string>[]> {
  const { plan, instance } = row;
  const isFilledIn = markOf(instance, attribute) === true && sourcesOf(plan, instance, attribute).length === 0;
  if (!isConfigured(row, attribute) || isFilledIn) return undefined;
  const listed = texts(row, attribute, policyArn);
  const isNew = instance.change === 'create' || instance.change === 'replace';
  const isCertain = isNew || plan.configuration.size > 0 || listed === undefined || isUnknown(listed);
  return isCertain ? listed : listed.map(mayBeLeftOver);
}

/** Whether the configuration sets an attribute; also where there is none that could say so. */
export function isConfigured({ plan, instance }: Row, name: string): boolean {
  const block = blockOf(plan, instance);
  if (block === undefined) return true;
  const expressions = mapOf(block.expressions);
  return name in expressions && !isNull(plan, expressions[name], scopeOf(plan, instance));
}

function mayBeLeftOver(policy: Value<string>): Value<string> {
  if (typeof policy !== 'string') return policy;
  const reason = `the state lists \`${policy}\` on the role, where it also stays after it was detached`;
  return { $unknown: reason, $oneOf: [policy, null] };
}
