import type { Answer, Deployment, PolicyAttachment, Role, Value } from '../../src/model/index.js';
import { isUnknown } from '../../src/model/index.js';

/** A role that may have the policy, and how sure that is. */
export interface SupportRole {
  readonly role: Role;
  readonly answer: Answer;
}

/**
 * Whether a role has AWSSupportAccess: the plainest possible join of roles and attachments by name, so that what the
 * normalization says can be held against expectations.
 */
export function supportRoles({ resources }: Deployment): readonly SupportRole[] {
  const roles = resources.filter((resource) => resource.kind === 'role');
  const attachments = resources.filter((resource) => resource.kind === 'policy-attachment');
  return roles.map((role) => {
    const direct = both([role.exists.answer, holds(role.managedPolicies, isSupportPolicy)]);
    const routes = attachments.map((attachment) => both([role.exists.answer, attaches(attachment, role)]));
    return { role, answer: any([direct, ...routes]) };
  });
}

export function supportAccess(deployment: Deployment): Answer {
  const { resources, gaps, problems } = deployment;
  const others = resources
    .filter((resource) => resource.kind === 'policy-attachment')
    .map((attachment) => both([attachment.exists.answer, elsewhere(attachment, deployment)]));
  const open = gaps.length > 0 || problems.some(({ severity }) => severity === 'error');
  return any([...supportRoles(deployment).map(({ answer }) => answer), ...others, open ? 'unknown' : 'no']);
}

function attaches(attachment: PolicyAttachment, role: Role): Answer {
  return both([
    attachment.exists.answer,
    holds(attachment.policies, isSupportPolicy),
    holds(attachment.roles, (name) => name === role.name),
  ]);
}

/** The policy on a role that the input does not have, or on one of several that it has. */
function elsewhere({ policies, roles }: PolicyAttachment, { resources }: Deployment): Answer {
  const names = new Set(resources.flatMap((resource) => (resource.kind === 'role' ? [resource.name] : [])));
  const [target] = isUnknown(roles) ? [roles] : (roles ?? []);
  if (isUnknown(target) && target.$oneOf?.every((name) => typeof name === 'string' && names.has(name)))
    return holds(policies, isSupportPolicy);
  const outside = both([holds(policies, isSupportPolicy), holds(roles, (name) => !names.has(name))]);
  return outside === 'no' ? 'no' : 'unknown';
}

function holds(list: Value<readonly Value<string>[]>, matches: (text: string) => boolean): Answer {
  if (list === undefined) return 'no';
  if (isUnknown(list)) return 'unknown';
  return any(
    list.map((item) =>
      typeof item === 'string' ? (matches(item) ? 'yes' : 'no') : item === undefined ? 'no' : 'unknown',
    ),
  );
}

const isSupportPolicy = (arn: string) => arn.endsWith(':policy/AWSSupportAccess');

const any = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

const both = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
