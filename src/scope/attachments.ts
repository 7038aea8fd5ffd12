import {
  type Change,
  type Deployment,
  type Exists,
  type Group,
  isUnknown,
  type ManagedPolicy,
  type Place,
  type PolicyAttachment,
  type Resource,
  type Role,
  type Route,
  type Targets,
  type User,
  type Value,
} from '../model/index.js';
import { elements, type IdentityKind, isReserved, type Named } from './keys.js';
import { withSharedTargets } from './shared-targets.js';

/** A managed policy on its way to one identity: who, what, by which resource. */
export interface Attachment {
  readonly route: Route['kind'];
  readonly place: Place;
  /** What the deployment does to the resource that attaches. */
  readonly change: Change;
  /** What the resource claims to be all of, as `PolicyAttachment` has it. */
  readonly exclusive?: PolicyAttachment['exclusive'];
  /** The input whose deployment it is a part of; `place` may be in a template that it nests. */
  readonly input: string;
  /** Whether the resource that attaches will exist, apart from the identity that it leads to. */
  readonly exists: Exists;
  /** Whether another change of the same apply makes it gone or not certain. */
  readonly doubted?: true;
  readonly target: Named;
  /** Whether the input marks any of it as sensitive: then no name of it is shown. */
  readonly sensitive: boolean;
  /** ARN of the policy. */
  readonly policy: Value<string>;
}

/** Every attachment of a managed policy to a role, user or group that a deployment makes. */
export function attachmentsOf(deployment: Deployment): Attachment[] {
  return fewAlike(
    withSharedTargets(deployment.resources.flatMap((resource) => distinct(attachmentsBy(resource, deployment.input)))),
  );
}

/** So many resources that attach one policy to one name tell all that more of them would. */
const mostAlike = 20;

/**
 * Attachments without those of which there are many that differ in nothing but their addresses: names may repeat
 * without end.
 */
function fewAlike(attachments: Attachment[]): Attachment[] {
  if (attachments.length <= mostAlike) return attachments;
  const met = new Map<string, number>();
  return attachments.filter(({ place: _, ...rest }) => {
    if (isUnknown(rest.target.name)) return true;
    const key = JSON.stringify(rest);
    met.set(key, (met.get(key) ?? 0) + 1);
    return (met.get(key) ?? 0) <= mostAlike;
  });
}

/** The attachments that one resource of an input makes. */
export function attachmentsBy(resource: Resource, input: string): Attachment[] {
  switch (resource.kind) {
    case 'role':
    case 'user':
    case 'group':
      return ownList(resource, input);
    case 'policy-attachment':
      return elements(resource.policies).flatMap((policy) => toTargets(resource, input, policy));
    case 'managed-policy':
      return toTargets(resource, input, resource.arn);
    default:
      return [];
  }
}

/** Several names of one list may come to one role. */
function distinct(attachments: readonly Attachment[]): Attachment[] {
  if (attachments.length < 2) return [...attachments];
  const keyOf = ({ target, policy }: Attachment) => JSON.stringify([target, policy]);
  return [...new Map(attachments.map((one, i) => [isUnknown(one.target.name) ? i : keyOf(one), one])).values()];
}

function ownList(identity: Role | User | Group, input: string): Attachment[] {
  return elements(identity.managedPolicies).map((policy) => ({
    route: routeTo(identity, 'managed-policies'),
    place: identity.place,
    change: identity.change,
    input,
    exists: { answer: 'yes' },
    target: named(identity.kind, identity.name, identity.account),
    sensitive: identity.sensitive !== undefined,
    policy,
  }));
}

function toTargets(by: PolicyAttachment | ManagedPolicy, input: string, policy: Value<string>): Attachment[] {
  const to = (kind: IdentityKind, names: Targets['roles']): Attachment[] =>
    elements(names).map((name) => ({
      route: routeTo({ kind, name }, 'attachment'),
      place: by.place,
      change: by.change,
      ...('exclusive' in by && { exclusive: by.exclusive }),
      input,
      exists: staysAttached(by) ? { answer: 'yes' } : by.exists,
      target: named(kind, name, by.account),
      sensitive: by.sensitive !== undefined,
      policy,
    }));
  return [...to('role', by.roles), ...to('user', by.users), ...to('group', by.groups)];
}

/** A list of all policies of a role only looks after it: what was attached stays when the list goes. */
function staysAttached(by: PolicyAttachment | ManagedPolicy): boolean {
  return by.kind === 'policy-attachment' && by.exclusive === 'targets' && by.change === 'delete';
}

function named(kind: IdentityKind, name: Value<string>, account: Value<string>): Named {
  return account === undefined ? { kind, name } : { kind, name, account };
}

function routeTo(identity: Named, otherwise: Route['kind']): Route['kind'] {
  return isReserved(identity) ? 'permission-set' : otherwise;
}
