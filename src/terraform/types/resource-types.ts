import type { CommonProperty, Resource } from '../../model/index.js';
import {
  customerPolicy,
  document,
  each,
  inlineDocument,
  inlinePolicies,
  issuer,
  list,
  listedPolicies,
  none,
  number,
  one,
  ownArn,
  ownId,
  ownName,
  type Property,
  text,
  within,
} from './property.js';

/** How others name a resource: by which of its attributes, and which of them are that name or its ARN. */
export interface Naming {
  readonly as:
    | 'role'
    | 'user'
    | 'group'
    | 'policy'
    | 'saml-provider'
    | 'oidc-provider'
    | 'permission-set'
    | 'service-control-policy';
  /** The attribute that the configuration names it by. */
  readonly by: string;
  /** The attributes that hold its name. */
  readonly names: readonly string[];
  /** The attributes that hold its ARN; the first is what the provider prints. */
  readonly arns: readonly string[];
}

/** What is read of one type of resource. What is not named here says nothing of who gets what. */
export interface ResourceType {
  readonly makes: Resource['kind'];
  readonly named?: Naming;
  /** Whether it also counts where a data source looks it up. */
  readonly lookedUp?: true;
  /** The attribute and values by which those are told that are meant; where it is left out, they are. */
  readonly only?: { readonly attribute: string; readonly are: readonly string[] };
  /** What each resource of the type is. */
  readonly always?: Constants;
  /** The properties of the model, each with the attribute that it comes from. */
  readonly properties: Readonly<Record<string, Property<unknown> | undefined>>;
}

interface Constants {
  readonly exclusive?: 'policy' | 'targets';
  readonly protocol?: 'saml' | 'oidc';
}

/** What every resource has, whatever its type, and what is worked out of the rest. */
type Common = CommonProperty | 'judged' | 'cases' | 'trustPath';

/** A property for each that a kind of resource has in the model: one that is left out does not compile. */
type Properties<R> = { readonly [P in Exclude<keyof R, Common | keyof Constants>]: Property<R[P]> | undefined };

function type<K extends Resource['kind']>(
  makes: K,
  properties: Properties<Extract<Resource, { kind: K }>>,
  more: Omit<ResourceType, 'makes' | 'properties'> = {},
): ResourceType {
  return { makes, properties, ...more };
}

const noTargets = { roles: none, users: none, groups: none };
const inline = inlinePolicies('policies', { name: 'policy_name', document: 'policy_document' });

const serviceControlPolicy: Naming = { as: 'service-control-policy', by: 'name', names: ['name'], arns: ['arn'] };
const controlPolicies = { attribute: 'type', are: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] };

/** The types that have a place in the model. Types name their provider, whatever its registry. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  aws_iam_role: type(
    'role',
    {
      name: ownName,
      arn: ownArn,
      path: text('path'),
      trust: document('assume_role_policy'),
      managedPolicies: listedPolicies('managed_policy_arns'),
      inlinePolicies: inlinePolicies('inline_policy', { name: 'name', document: 'policy' }),
      permissionsBoundary: text('permissions_boundary', 'policy-arn'),
      maxSessionDuration: number('max_session_duration'),
    },
    { named: { as: 'role', by: 'name', names: ['name', 'id'], arns: ['arn'] }, lookedUp: true },
  ),
  awscc_iam_role: type(
    'role',
    {
      name: ownName,
      arn: ownArn,
      path: text('path'),
      trust: document('assume_role_policy_document'),
      managedPolicies: listedPolicies('managed_policy_arns'),
      inlinePolicies: inline,
      permissionsBoundary: text('permissions_boundary', 'policy-arn'),
      maxSessionDuration: number('max_session_duration'),
    },
    { named: { as: 'role', by: 'role_name', names: ['role_name', 'id'], arns: ['arn'] } },
  ),
  aws_iam_user: type(
    'user',
    { name: ownName, arn: ownArn, managedPolicies: none, inlinePolicies: none },
    { named: { as: 'user', by: 'name', names: ['name', 'id'], arns: ['arn'] } },
  ),
  awscc_iam_user: type(
    'user',
    { name: ownName, arn: ownArn, managedPolicies: listedPolicies('managed_policy_arns'), inlinePolicies: inline },
    { named: { as: 'user', by: 'user_name', names: ['user_name', 'id'], arns: ['arn'] } },
  ),
  aws_iam_group: type(
    'group',
    { name: ownName, arn: ownArn, managedPolicies: none, inlinePolicies: none },
    { named: { as: 'group', by: 'name', names: ['name', 'id'], arns: ['arn'] } },
  ),
  awscc_iam_group: type(
    'group',
    { name: ownName, arn: ownArn, managedPolicies: listedPolicies('managed_policy_arns'), inlinePolicies: inline },
    { named: { as: 'group', by: 'group_name', names: ['group_name', 'id'], arns: ['arn'] } },
  ),
  aws_iam_policy: type(
    'managed-policy',
    { name: ownName, arn: ownArn, document: document('policy'), ...noTargets },
    { named: { as: 'policy', by: 'name', names: ['name'], arns: ['arn', 'id'] } },
  ),
  awscc_iam_managed_policy: type(
    'managed-policy',
    {
      name: ownName,
      arn: ownArn,
      document: document('policy_document'),
      roles: list('roles', 'role-name'),
      users: list('users', 'user-name'),
      groups: list('groups', 'group-name'),
    },
    { named: { as: 'policy', by: 'managed_policy_name', names: ['managed_policy_name'], arns: ['policy_arn', 'id'] } },
  ),
  aws_iam_role_policy: type('identity-policy', {
    ...noTargets,
    name: text('name'),
    document: document('policy'),
    roles: one('role', 'role-name'),
  }),
  awscc_iam_role_policy: type('identity-policy', {
    ...noTargets,
    name: text('policy_name'),
    document: document('policy_document'),
    roles: one('role_name', 'role-name'),
  }),
  aws_iam_user_policy: type('identity-policy', {
    ...noTargets,
    name: text('name'),
    document: document('policy'),
    users: one('user', 'user-name'),
  }),
  awscc_iam_user_policy: type('identity-policy', {
    ...noTargets,
    name: text('policy_name'),
    document: document('policy_document'),
    users: one('user_name', 'user-name'),
  }),
  aws_iam_group_policy: type('identity-policy', {
    ...noTargets,
    name: text('name'),
    document: document('policy'),
    groups: one('group', 'group-name'),
  }),
  awscc_iam_group_policy: type('identity-policy', {
    ...noTargets,
    name: text('policy_name'),
    document: document('policy_document'),
    groups: one('group_name', 'group-name'),
  }),
  aws_iam_role_policy_attachment: type('policy-attachment', {
    ...noTargets,
    policies: one('policy_arn', 'policy-arn'),
    roles: one('role', 'role-name'),
  }),
  aws_iam_user_policy_attachment: type('policy-attachment', {
    ...noTargets,
    policies: one('policy_arn', 'policy-arn'),
    users: one('user', 'user-name'),
  }),
  aws_iam_group_policy_attachment: type('policy-attachment', {
    ...noTargets,
    policies: one('policy_arn', 'policy-arn'),
    groups: one('group', 'group-name'),
  }),
  // The identities it lists are all that have the policy.
  aws_iam_policy_attachment: type(
    'policy-attachment',
    {
      policies: one('policy_arn', 'policy-arn'),
      roles: list('roles', 'role-name'),
      users: list('users', 'user-name'),
      groups: list('groups', 'group-name'),
    },
    { always: { exclusive: 'policy' } },
  ),
  // The policies it lists are all that the role has.
  aws_iam_role_policy_attachments_exclusive: type(
    'policy-attachment',
    { ...noTargets, policies: list('policy_arns', 'policy-arn'), roles: one('role_name', 'role-name') },
    { always: { exclusive: 'targets' } },
  ),
  aws_iam_saml_provider: type(
    'identity-provider',
    { arn: ownArn, issuer: none },
    { named: { as: 'saml-provider', by: 'name', names: [], arns: ['arn', 'id'] }, always: { protocol: 'saml' } },
  ),
  awscc_iam_saml_provider: type(
    'identity-provider',
    { arn: ownArn, issuer: none },
    { named: { as: 'saml-provider', by: 'name', names: [], arns: ['arn', 'id'] }, always: { protocol: 'saml' } },
  ),
  aws_iam_openid_connect_provider: type(
    'identity-provider',
    { arn: ownArn, issuer: issuer('url') },
    { named: { as: 'oidc-provider', by: 'url', names: [], arns: ['arn', 'id'] }, always: { protocol: 'oidc' } },
  ),
  awscc_iam_oidc_provider: type(
    'identity-provider',
    { arn: ownArn, issuer: issuer('url') },
    { named: { as: 'oidc-provider', by: 'url', names: [], arns: ['arn', 'id'] }, always: { protocol: 'oidc' } },
  ),
  aws_ssoadmin_permission_set: type(
    'permission-set',
    { name: ownName, arn: ownArn, managedPolicies: none, inlinePolicies: none, permissionsBoundary: none },
    { named: { as: 'permission-set', by: 'name', names: ['name'], arns: ['arn', 'id'] } },
  ),
  awscc_sso_permission_set: type(
    'permission-set',
    {
      name: ownName,
      arn: ownArn,
      managedPolicies: list('managed_policies', 'policy-arn', ['customer_managed_policy_references', 'name']),
      inlinePolicies: inlineDocument('inline_policy'),
      permissionsBoundary: within(
        ['permissions_boundary', 'managed_policy_arn'],
        ['permissions_boundary', 'customer_managed_policy_reference', 'name'],
      ),
    },
    { named: { as: 'permission-set', by: 'name', names: ['name'], arns: ['permission_set_arn', 'id'] } },
  ),
  aws_ssoadmin_managed_policy_attachment: type('permission-set-attachment', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    policy: text('managed_policy_arn', 'policy-arn'),
  }),
  // The policies it lists are all of AWS's that the permission set has.
  aws_ssoadmin_managed_policy_attachments_exclusive: type(
    'permission-set-attachment',
    {
      permissionSet: text('permission_set_arn', 'permission-set-arn'),
      policy: each('managed_policy_arns', 'policy-arn'),
    },
    { always: { exclusive: 'targets' } },
  ),
  // A policy of the customer's, which every target account has under one name.
  aws_ssoadmin_customer_managed_policy_attachment: type('permission-set-attachment', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    policy: customerPolicy('customer_managed_policy_reference', 'name'),
  }),
  aws_ssoadmin_permission_set_inline_policy: type('permission-set-inline-policy', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    document: document('inline_policy'),
  }),
  aws_ssoadmin_permissions_boundary_attachment: type('permission-set-boundary', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    policy: within(
      ['permissions_boundary', 'managed_policy_arn'],
      ['permissions_boundary', 'customer_managed_policy_reference', 'name'],
    ),
  }),
  aws_ssoadmin_account_assignment: type('account-assignment', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    principalType: text('principal_type'),
    principalId: text('principal_id', 'principal-id'),
    target: text('target_id', 'account-id'),
  }),
  awscc_sso_assignment: type('account-assignment', {
    permissionSet: text('permission_set_arn', 'permission-set-arn'),
    principalType: text('principal_type'),
    principalId: text('principal_id', 'principal-id'),
    target: text('target_id', 'account-id'),
  }),
  aws_organizations_policy: type(
    'service-control-policy',
    { name: ownName, id: ownId, type: text('type'), document: document('content'), targets: none },
    { named: serviceControlPolicy, only: controlPolicies },
  ),
  aws_organizations_policy_attachment: type('service-control-policy-attachment', {
    policy: text('policy_id', 'service-control-policy-id'),
    target: text('target_id', 'account-id'),
  }),
  awscc_organizations_policy: type(
    'service-control-policy',
    {
      name: ownName,
      id: ownId,
      type: text('type'),
      document: document('content'),
      targets: list('target_ids', 'account-id'),
    },
    { named: serviceControlPolicy, only: controlPolicies },
  ),
};

const byName: ReadonlyMap<string, ResourceType> = new Map(Object.entries(resourceTypes));

export function resourceType(type: string): ResourceType | undefined {
  return byName.get(type);
}

/** Whether resources of a type are read into the model. */
export function isRead(type: string): boolean {
  return byName.has(type);
}

/** How resources of a type are named, and by which of their attributes. */
export function namingOf(type: string): Naming | undefined {
  return byName.get(type)?.named;
}

/** Types of data sources that are read for what they tell of others. */
export const dataSources = {
  callerIdentity: 'aws_caller_identity',
  partition: 'aws_partition',
  policyDocument: 'aws_iam_policy_document',
} as const;

/** Whether a type is of IAM. */
export function isOfIam(type: string): boolean {
  return /^aws(cc)?_iam_/.test(type);
}

/**
 * Whether resources of a type have an ARN of IAM that is theirs, in the account they are in. A session context has the
 * one that it is asked about.
 */
export function hasArnOfIam(type: string): boolean {
  return isOfIam(type) && type !== dataSources.policyDocument && type !== 'aws_iam_session_context';
}

/** Whether a type is of a provider of AWS's. */
export function isOfAws(type: string): boolean {
  return /^aws(cc)?_/.test(type);
}

/** Whether a type is of the users and groups of Identity Center. */
export function isOfIdentityStore(type: string): boolean {
  return /^aws(cc)?_identitystore_/.test(type);
}
