import type { Change, Exists } from './change.js';
import type { TrustFacts } from './fact.js';
import type { Path, Place } from './location.js';
import type { PolicyText } from './policy.js';
import type { Tree, Value } from './value.js';

interface Base {
  readonly place: Place;
  readonly change: Change;
  /** Whether a replacement is made before what it replaces is destroyed. */
  readonly createdFirst?: true;
  readonly exists: Exists;
  /**
   * The id of the account it is deployed to, where the input says so. Absent: the input's own.
   */
  readonly account?: Value<string>;
  /** The provider configuration that deploys it, where nothing tells the account that this leads to: `aws.audit`. */
  readonly provider?: string;
  /** Names of its properties below whose values the input marks as sensitive: judged, never printed. */
  readonly sensitive?: readonly string[];
}

/** What every resource has, whatever its kind. */
export type CommonProperty = keyof Base | 'kind';

/** A policy written inside its role, user, group or permission set. */
export interface InlinePolicy extends PolicyText {
  readonly name: Value<string>;
}

/** What users, groups and roles have in common. Texts may be symbolic (`symbol.ts`). */
interface Identity extends Base {
  readonly name: Value<string>;
  readonly arn: Value<string>;
  /** ARNs of the managed policies that the resource itself lists. */
  readonly managedPolicies: Value<readonly Value<string>[]>;
  readonly inlinePolicies: Value<readonly InlinePolicy[]>;
}

export interface Role extends Identity {
  readonly kind: 'role';
  readonly path: Value<string>;
  readonly trust: Value<Tree>;
  /** Where the trust policy stands in the document, where it stands in one place. */
  readonly trustPath?: Path;
  /** What its trust was judged to be, where the policy itself was not to be handed on. */
  readonly judged?: TrustFacts;
  readonly permissionsBoundary: Value<string>;
  /** Seconds. */
  readonly maxSessionDuration: Value<number>;
  /** What it is in each of the ways that open conditions may turn out, where one of them is what will be. */
  readonly cases?: RoleCases;
}

/** A role in all the ways that open conditions may turn out. */
export interface RoleCases {
  /** Roles of one input with the same name here have the same ways, in the same order. */
  readonly ways: string;
  /**
   * What was known of the role when its cases were told apart: where anything else casts doubt on it, they tell
   * nothing.
   */
  readonly exists: Exists;
  /** The role by way; null where it will not be there. */
  readonly roles: readonly (Pick<Role, 'managedPolicies' | 'trust'> | null)[];
}

export interface User extends Identity {
  readonly kind: 'user';
}

export interface Group extends Identity {
  readonly kind: 'group';
}

/** Names of the identities that a policy resource is attached to: literal, symbolic or unknown. */
export interface Targets {
  readonly roles: Value<readonly Value<string>[]>;
  readonly users: Value<readonly Value<string>[]>;
  readonly groups: Value<readonly Value<string>[]>;
}

/** A customer managed policy. CloudFormation attaches it by its own lists, Terraform by attachments. */
export interface ManagedPolicy extends Base, Targets, PolicyText {
  readonly kind: 'managed-policy';
  readonly name: Value<string>;
  readonly arn: Value<string>;
}

/** An inline policy that is a resource of its own. */
export interface IdentityPolicy extends Base, Targets, PolicyText {
  readonly kind: 'identity-policy';
  readonly name: Value<string>;
}

export interface PolicyAttachment extends Base, Targets {
  readonly kind: 'policy-attachment';
  /** ARNs of what it attaches; more than one only for an exclusive attachment. */
  readonly policies: Value<readonly Value<string>[]>;
  /**
   * `policy`: these targets are all that have the policy (aws_iam_policy_attachment). `targets`: these policies
   * are all that the targets have (aws_iam_role_policy_attachments_exclusive).
   */
  readonly exclusive?: 'policy' | 'targets';
}

/** A SAML or OpenID Connect provider. */
export interface IdentityProvider extends Base {
  readonly kind: 'identity-provider';
  readonly protocol: 'saml' | 'oidc';
  readonly arn: Value<string>;
  /** Issuer URL of an OpenID Connect provider, without its scheme. */
  readonly issuer: Value<string>;
}

/** Identity Center: what its members may do in the accounts it is assigned in. */
export interface PermissionSet extends Base {
  readonly kind: 'permission-set';
  readonly name: Value<string>;
  readonly arn: Value<string>;
  /**
   * ARNs of policies of AWS's. One of the customer's goes by its name, here and below: every account that the set is
   * assigned in has a policy of that name.
   */
  readonly managedPolicies: Value<readonly Value<string>[]>;
  readonly inlinePolicies: Value<readonly InlinePolicy[]>;
  readonly permissionsBoundary: Value<string>;
}

export interface PermissionSetAttachment extends Base {
  readonly kind: 'permission-set-attachment';
  /** ARN of the permission set. */
  readonly permissionSet: Value<string>;
  readonly policy: Value<string>;
  /** It is one of a list of all that the permission set has of AWS's policies. */
  readonly exclusive?: 'targets';
}

/** The inline policy of a permission set, as a resource of its own. */
export interface PermissionSetInlinePolicy extends Base {
  readonly kind: 'permission-set-inline-policy';
  readonly permissionSet: Value<string>;
  readonly document: Value<Tree>;
}

/** The permissions boundary of a permission set, as a resource of its own. */
export interface PermissionSetBoundary extends Base {
  readonly kind: 'permission-set-boundary';
  readonly permissionSet: Value<string>;
  readonly policy: Value<string>;
}

export interface AccountAssignment extends Base {
  readonly kind: 'account-assignment';
  readonly permissionSet: Value<string>;
  readonly principalType: Value<string>;
  readonly principalId: Value<string>;
  /** The account id in which the permission set is provisioned. */
  readonly target: Value<string>;
}

/**
 * A service control policy of AWS Organizations: the most that the principals of the accounts under its targets may do.
 * Policies of other types (tags, backups, resource control) are none.
 */
export interface ServiceControlPolicy extends Base, PolicyText {
  readonly kind: 'service-control-policy';
  readonly name: Value<string>;
  /** Its id, by which attachments name it: `p-...`, or the symbol of its address. */
  readonly id: Value<string>;
  /** What it limits, by its type: `SERVICE_CONTROL_POLICY`, also where none is given, or `RESOURCE_CONTROL_POLICY`. */
  readonly type: Value<string>;
  /** Ids of the targets that it lists itself: a root (`r-...`), organizational units (`ou-...`), accounts. */
  readonly targets: Value<readonly Value<string>[]>;
}

/** What attaches a service control policy to one target. */
export interface ServiceControlPolicyAttachment extends Base {
  readonly kind: 'service-control-policy-attachment';
  /** Id of the policy. */
  readonly policy: Value<string>;
  /** Id of a root, an organizational unit or an account. */
  readonly target: Value<string>;
}

/** A resource of the common model: the same for Terraform and CloudFormation. */
export type Resource =
  | Role
  | User
  | Group
  | ManagedPolicy
  | IdentityPolicy
  | PolicyAttachment
  | IdentityProvider
  | PermissionSet
  | PermissionSetAttachment
  | PermissionSetInlinePolicy
  | PermissionSetBoundary
  | AccountAssignment
  | ServiceControlPolicy
  | ServiceControlPolicyAttachment;
