import { type Answer, isUnknown, type Value } from '../../model/index.js';
import { attributeOf } from '../instances/instance.js';
import { mapOf } from '../language/json.js';
import { meanings } from '../names/meanings.js';
import { sourcesOf } from '../references/candidates.js';
import { isAfterApply } from '../references/resolve.js';
import { blockOf, scopeOf } from '../references/root-module.js';
import { isNull } from '../references/written.js';
import { type Subject, texts } from './attribute.js';

/**
 * The managed policies that a role lists itself.
 *
 * Providers fill the list in where the configuration leaves it out, and then it shows what separate resources
 * attach, even those that this plan deletes (terraform-provider-aws issue 20984). So it counts only where the
 * configuration sets it, where an update changes it, or where the role is made: there is nothing yet to fill it in
 * from. Where that cannot be told, as in a state, a listed policy may be left over from an attachment that is gone, and
 * an empty list says nothing of what is attached; in what a plan starts from, the list has just been refreshed and
 * shows what is attached today. A list that the configuration sets to be empty is planned as one that will be filled
 * in, and yet takes every policy off the role (the provider's page of aws_iam_role). A plan drops functions, so that
 * `toset([])` may be null there; whatever is not surely null counts as set.
 */
export function listedPolicies(subject: Subject, attribute: string, isToday: boolean): Value<readonly Value<string>[]> {
  if (isFilledIn(subject, attribute)) return isSet(subject, attribute) ? [] : undefined;
  if (!isConfigured(subject, attribute) && !isMade(subject) && !isChanged(subject, attribute)) return undefined;
  const listed = texts(subject, attribute, meanings['policy-arn']);
  if (listed === undefined || isUnknown(listed) || isToday || isPlanned(subject, attribute)) return listed;
  return listed.length === 0 ? undefined : listed.map(mayBeLeftOver);
}

/** Whether a provider will fill an attribute in: nothing that is referred to does. */
function isFilledIn({ root, instance }: Subject, attribute: string): boolean {
  return isAfterApply(attributeOf(instance, attribute)) && sourcesOf(root, instance, attribute).length === 0;
}

/** Whether an expression sets an attribute, to something that is not surely null. */
function isSet(subject: Subject, attribute: string): boolean {
  return blockOf(subject.root, subject.instance) !== undefined && isConfigured(subject, attribute);
}

/** Whether the configuration sets an attribute; also where that cannot be told. */
export function isConfigured(subject: Subject, attribute: string): boolean {
  return leavesOut(subject, attribute) !== 'yes';
}

/** Whether the configuration leaves an attribute out. */
function leavesOut({ root, instance }: Subject, attribute: string): Answer {
  const block = blockOf(root, instance);
  if (block === undefined) return 'unknown';
  const expressions = mapOf(block.expressions);
  return attribute in expressions ? isNull(root, expressions[attribute], scopeOf(root, instance)) : 'yes';
}

/** Whether an instance is made, or made anew. */
export function isMade({ instance: { change } }: Subject): boolean {
  return change === 'create' || change === 'replace';
}

/**
 * Whether the list is what the configuration comes to: one that a provider fills in shows only what was there before.
 */
function isPlanned(subject: Subject, attribute: string): boolean {
  return isMade(subject) || leavesOut(subject, attribute) === 'no' || isChanged(subject, attribute);
}

/** Whether an update makes another list of the one that is there. */
function isChanged({ instance: { change, attributes } }: Subject, attribute: string): boolean {
  const before = JSON.stringify(attributes.before(attribute));
  return change === 'update' && before !== undefined && before !== JSON.stringify(attributes.value(attribute));
}

function mayBeLeftOver(policy: Value<string>): Value<string> {
  if (typeof policy !== 'string') return policy;
  const reason = `\`${policy}\` is listed on the role, where it also stays after it was detached`;
  return { $unknown: reason, $oneOf: [policy, null] };
}
