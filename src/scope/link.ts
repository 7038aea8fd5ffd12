import {
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
import type { IdentityKind, Named } from './key.js';
import { withSharedTargets } from './shared-links.js';

/** A managed policy on its way to one identity: who, what, by which resource. */
export interface Link {
  readonly route: Route['kind'];
  readonly place: Place;
  /** The input whose deployment it is a part of; `place` may be in a template that it nests. */
  readonly home: string;
  /** Whether the resource that makes the link will exist, apart from the identity that it leads to. */
  readonly exists: Exists;
  readonly target: Named;
  /** Whether the input marks any of it as sensitive: then no name of it is shown. */
  readonly sensitive: boolean;
  /** ARN of the policy. */
  readonly policy: Value<string>;
}

/** Every link that a deployment makes between a managed policy and a role, user or group. */
export function linksOf(deployment: Deployment): Link[] {
  return withSharedTargets(deployment.resources.flatMap((resource) => linksOfResource(resource, deployment.input)));
}

/** The links that one resource makes. */
export function linksOfResource(resource: Resource, home: string): Link[] {
  switch (resource.kind) {
    case 'role':
    case 'user':
    case 'group':
      return ownLinks(resource, home);
    case 'policy-attachment':
      return elements(resource.policies).flatMap((policy) => targetLinks(resource, home, policy));
    case 'managed-policy':
      return targetLinks(resource, home, resource.arn);
    default:
      return [];
  }
}

function ownLinks(identity: Role | User | Group, home: string): Link[] {
  return elements(identity.managedPolicies).map((policy) => ({
    route: 'managed-policies',
    place: identity.place,
    home,
    exists: { answer: 'yes' },
    target: named(identity.kind, identity.name, identity.account),
    sensitive: identity.sensitive !== undefined,
    policy,
  }));
}

function targetLinks(by: PolicyAttachment | ManagedPolicy, home: string, policy: Value<string>): Link[] {
  const to = (kind: IdentityKind, names: Targets['roles']): Link[] =>
    elements(names).map((name) => ({
      route: 'attachment',
      place: by.place,
      home,
      exists: by.exists,
      target: named(kind, name, by.account),
      sensitive: by.sensitive !== undefined,
      policy,
    }));
  return [...to('role', by.roles), ...to('user', by.users), ...to('group', by.groups)];
}

function named(kind: IdentityKind, name: Value<string>, account: Value<string>): Named {
  return account === undefined ? { kind, name } : { kind, name, account };
}

/** The elements of a list; a list that is unknown as a whole counts as one unknown element. */
export function elements(list: Value<readonly Value<string>[]>): readonly Value<string>[] {
  if (list === undefined) return [];
  return isUnknown(list) ? [list] : list;
}
