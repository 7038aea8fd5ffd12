import type {
  AccountAssignment,
  Group,
  IdentityPolicy,
  IdentityProvider,
  ManagedPolicy,
  PermissionSet,
  Role,
  ServiceControlPolicy,
  Targets,
  User,
  Value,
} from '../../model/index.js';
import { isUnknown } from '../../model/index.js';
import { inlinePolicies, managedPolicies } from './listed-policies.js';
import {
  identityNamed,
  permissionSetNamed,
  policyNamed,
  policyOfOrganization,
  providerNamed,
  withoutScheme,
} from './naming.js';
import { boundaryOfSet, inlinePolicyOfSet, policiesOfSet } from './permission-set.js';
import { documentAt } from './policy-document.js';
import type { PropertyReader } from './property-reader.js';
import { refusedName, refusedNumber, refusedPart } from './refusals.js';
import { type Attribute, fixed, from, fromLists, type ReadType, reads } from './resource-type.js';
import { trustOf } from './trust.js';

const text = (reader: PropertyReader, property: string) => reader.text(property);
const texts = (reader: PropertyReader, property: string) => reader.texts(property);
const ownName = ({ stack, declaration }: PropertyReader) => stack.identityOf(declaration.id)?.name;
const ownArn = ({ stack, declaration }: PropertyReader) => stack.identityOf(declaration.id)?.arn;

/** AWS::IAM::Role, MaxSessionDuration. */
const DEFAULT_SESSION_SECONDS = 3600;

/** The attributes that roles, users and groups have in common. */
function identity(name: string) {
  return {
    name: from([name], ownName),
    arn: from([name, 'Path'], ownArn),
    managedPolicies: fromLists(['ManagedPolicyArns'], managedPolicies),
    inlinePolicies: fromLists(['Policies'], inlinePolicies),
  };
}

const TRUST = 'AssumeRolePolicyDocument';

const role = reads<Role>({
  kind: 'role',
  naming: { property: 'RoleName', identify: identityNamed('role') },
  attributes: {
    ...identity('RoleName'),
    path: from(['Path'], (reader, path) => reader.text(path) ?? '/'),
    trust: from([TRUST], trustOf),
    trustPath: { of: [], read: ({ stack, declaration }) => [...stack.placeOf(declaration).path, 'Properties', TRUST] },
    permissionsBoundary: from(['PermissionsBoundary'], text),
    maxSessionDuration: from(['MaxSessionDuration'], (reader, property) => {
      return reader.number(property) ?? DEFAULT_SESSION_SECONDS;
    }),
  },
  others: ['Description', 'Tags'],
  refusals: [refusedName, refusedNumber, refusedPart],
});

const user = reads<User>({
  kind: 'user',
  naming: { property: 'UserName', identify: identityNamed('user') },
  attributes: identity('UserName'),
  others: ['Groups', 'LoginProfile', 'PermissionsBoundary', 'Tags'],
});

const group = reads<Group>({
  kind: 'group',
  naming: { property: 'GroupName', identify: identityNamed('group') },
  attributes: identity('GroupName'),
  others: [],
});

/** What a policy is attached to, by three lists of names. */
const lists = {
  roles: fromLists(['Roles'], texts),
  users: fromLists(['Users'], texts),
  groups: fromLists(['Groups'], texts),
};

const managedPolicy = reads<ManagedPolicy>({
  kind: 'managed-policy',
  naming: { property: 'ManagedPolicyName', identify: policyNamed },
  attributes: {
    ...lists,
    name: from(['ManagedPolicyName'], ownName),
    arn: from(['ManagedPolicyName', 'Path'], ownArn),
    document: from(['PolicyDocument'], documentAt),
  },
  others: ['Description', 'Tags'],
});

/** One inline policy, written into every identity that it lists. */
function inlinePolicy(targets: { readonly [K in keyof Targets]: Attribute<Targets[K]> }): ReadType {
  return reads<IdentityPolicy>({
    kind: 'identity-policy',
    attributes: {
      ...targets,
      name: from(['PolicyName'], text),
      document: from(['PolicyDocument'], documentAt),
    },
    others: [],
  });
}

const nobody = { roles: fixed(undefined), users: fixed(undefined), groups: fixed(undefined) };

/** The one identity that an inline policy names. */
function only(property: string): Attribute<Value<readonly Value<string>[]>> {
  return from([property], (reader) => {
    const name = reader.text(property);
    return name === undefined ? undefined : [name];
  });
}

const samlProvider = reads<IdentityProvider>({
  kind: 'identity-provider',
  naming: { property: 'Name', identify: providerNamed('saml-provider') },
  attributes: { protocol: fixed('saml'), arn: from(['Name'], ownArn), issuer: fixed(undefined) },
  others: [
    'AddPrivateKey',
    'AssertionEncryptionMode',
    'PrivateKeyList',
    'RemovePrivateKey',
    'SamlMetadataDocument',
    'Tags',
  ],
});

const oidcProvider = reads<IdentityProvider>({
  kind: 'identity-provider',
  naming: { property: 'Url', identify: providerNamed('oidc-provider'), segments: '/url' },
  attributes: {
    protocol: fixed('oidc'),
    arn: from(['Url'], ownArn),
    issuer: from(['Url'], (reader, property) => {
      const url = reader.text(property);
      return url === undefined || isUnknown(url) ? url : withoutScheme(url);
    }),
  },
  others: ['ClientIdList', 'Tags', 'ThumbprintList'],
});

const permissionSet = reads<PermissionSet>({
  kind: 'permission-set',
  naming: { property: 'Name', identify: permissionSetNamed },
  attributes: {
    name: from(['Name'], text),
    // AWS makes its id, and no part of the ARN is the name.
    arn: { of: [], read: ownArn },
    managedPolicies: fromLists(['ManagedPolicies', 'CustomerManagedPolicyReferences'], policiesOfSet),
    inlinePolicies: from(['InlinePolicy'], inlinePolicyOfSet),
    permissionsBoundary: from(['PermissionsBoundary'], boundaryOfSet),
  },
  others: ['Description', 'InstanceArn', 'RelayStateType', 'SessionDuration', 'Tags'],
});

const serviceControlPolicy = reads<ServiceControlPolicy>({
  kind: 'service-control-policy',
  naming: { property: 'Name', identify: policyOfOrganization },
  attributes: {
    name: from(['Name'], text),
    // AWS makes it.
    id: { of: [], read: ({ stack, declaration }) => stack.identityOf(declaration.id)?.reference },
    type: from(['Type'], text),
    targets: fromLists(['TargetIds'], texts),
    document: from(['Content'], documentAt),
  },
  others: ['Description', 'Tags'],
});

const assignment = reads<AccountAssignment>({
  kind: 'account-assignment',
  attributes: {
    permissionSet: from(['PermissionSetArn'], text),
    principalType: from(['PrincipalType'], text),
    principalId: from(['PrincipalId'], text),
    target: from(['TargetId'], text),
  },
  others: ['InstanceArn', 'TargetType'],
});

/** Policies of AWS Organizations have a type of their own, and those of others limit no role. */
function limitsRoles(reader: PropertyReader): boolean {
  const type = reader.text('Type');
  return type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY' || isUnknown(type);
}

/** A type of resources: one that is read, one that deploys a template of its own, one that hides what it makes. */
export interface ResourceType {
  readonly read?: ReadType;
  /** Which of its resources are read; absent: all. */
  readonly when?: (reader: PropertyReader) => boolean;
  /** How it deploys a template: as a stack beside it, or as stacks in accounts and regions. */
  readonly deploys?: 'stack' | 'stack-set';
  /** The service that assumes the role which the serverless transform makes for it. */
  readonly roleFor?: string;
  /** Why what it makes is not seen, as the end of a sentence. */
  readonly unread?: string;
}

/**
 * Every type of resources that can give a role or a policy, and what becomes of it here. Any other type says nothing of
 * access. Source: CloudFormation template reference; for SAM docs/internals/generated_resources.rst of its repository.
 */
export const types: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ['AWS::IAM::Group', { read: group }],
  ['AWS::IAM::GroupPolicy', { read: inlinePolicy({ ...nobody, groups: only('GroupName') }) }],
  ['AWS::IAM::ManagedPolicy', { read: managedPolicy }],
  ['AWS::IAM::OIDCProvider', { read: oidcProvider }],
  ['AWS::IAM::Policy', { read: inlinePolicy(lists) }],
  ['AWS::IAM::Role', { read: role }],
  ['AWS::IAM::RolePolicy', { read: inlinePolicy({ ...nobody, roles: only('RoleName') }) }],
  ['AWS::IAM::SAMLProvider', { read: samlProvider }],
  ['AWS::IAM::User', { read: user }],
  ['AWS::IAM::UserPolicy', { read: inlinePolicy({ ...nobody, users: only('UserName') }) }],
  ['AWS::Organizations::Policy', { read: serviceControlPolicy, when: limitsRoles }],
  ['AWS::SSO::Assignment', { read: assignment }],
  ['AWS::SSO::PermissionSet', { read: permissionSet }],
  ['AWS::CloudFormation::Stack', { deploys: 'stack' }],
  ['AWS::CloudFormation::StackSet', { deploys: 'stack-set' }],
  ['AWS::Serverless::Application', { deploys: 'stack' }],
  ['AWS::Serverless::Function', { roleFor: 'lambda.amazonaws.com' }],
  ['AWS::Serverless::StateMachine', { roleFor: 'states.amazonaws.com' }],
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', { unread: 'its template is in the Service Catalog' }],
  // SageMaker makes its projects of products of the Service Catalog.
  ['AWS::SageMaker::Project', { unread: 'its template is in the Service Catalog' }],
]);

/** What any type of IAM, Identity Center and CloudFormation may give, and what a type of others may by its name. */
const namespaces = ['AWS::IAM', 'AWS::SSO', 'AWS::CloudFormation'];
const telling = /^(?!AWS::|Custom::|Alexa::)\w+::(?:SSO::\w+|\w+::(?=\w*(?:Role|Permission|Assignment))\w+)$/i;

/** Types of those namespaces that give nobody access to anything. */
export const harmless: ReadonlySet<string> = new Set([
  'AWS::IAM::AccessKey',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ServerCertificate',
  'AWS::IAM::ServiceLinkedRole',
  'AWS::IAM::UserToGroupAddition',
  'AWS::IAM::VirtualMFADevice',
  'AWS::SSO::Application',
  'AWS::SSO::ApplicationAssignment',
  'AWS::SSO::Instance',
  'AWS::SSO::InstanceAccessControlAttributeConfiguration',
  // Of what a custom resource is given, it is told elsewhere whether it names the policy.
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  // Definitions and settings: what is made of them is a resource of its own.
  'AWS::CloudFormation::GuardHook',
  'AWS::CloudFormation::HookDefaultVersion',
  'AWS::CloudFormation::HookTypeConfig',
  'AWS::CloudFormation::HookVersion',
  'AWS::CloudFormation::LambdaHook',
  'AWS::CloudFormation::Macro',
  'AWS::CloudFormation::ModuleDefaultVersion',
  'AWS::CloudFormation::ModuleVersion',
  'AWS::CloudFormation::PublicTypeVersion',
  'AWS::CloudFormation::Publisher',
  'AWS::CloudFormation::ResourceDefaultVersion',
  'AWS::CloudFormation::ResourceVersion',
  'AWS::CloudFormation::TypeActivation',
]);

/** Keys of metadata that are called like types of CloudFormation's (its user guide, metadata-section-structure). */
const metadata = ['Authentication', 'Designer', 'Init', 'Interface'].map((name) => `AWS::CloudFormation::${name}`);

/** Whether a type that is not in the table may give a role or a policy all the same. */
export function mayGiveAccess(type: string): boolean {
  const isOfThose = namespaces.some((space) => type.toUpperCase().startsWith(`${space.toUpperCase()}::`));
  return !types.has(type) && !harmless.has(type) && !isModule(type) && (isOfThose || telling.test(type));
}

/**
 * Texts of which one stands in every template with a type that matters: a regular expression. A type that does not
 * stand in the table tells itself by its name.
 */
export const tracesOfTypes: string = [
  `(?:${namespaces.map(inAnyCase).join('|')})::(?!${namespaces.map(namesNothing).join('|')})`,
  ...[...types.keys()].filter((type) => !namespaces.some((space) => type.startsWith(`${space}::`))),
  '::MODULE',
  '\\w::SSO::',
  '(?<!AWS::\\w+|Alexa::\\w+|Custom)::\\w*(?:Role|Permission|Assignment)',
].join('|');

function inAnyCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}

/** What follows a namespace in the names there of what gives nothing; a name that goes on is another one. */
function namesNothing(space: string): string {
  const names = [...harmless, ...metadata].filter((name) => name.startsWith(`${space}::`));
  return `(?<=${space}::)(?:${names.map((name) => name.slice(space.length + 2)).join('|')})(?!\\w|::)`;
}

/** Whether resources of this type, or what they deploy, belong to the model. */
export function matters(type: string): boolean {
  return types.has(type) || isModule(type) || mayGiveAccess(type);
}

/** Whether resources of this type deploy a template that can be read. */
export function isNested(type: string): boolean {
  return types.get(type)?.deploys !== undefined;
}

/** A module of the CloudFormation registry: resources of its own take its place at deployment. */
export function isModule(type: string): boolean {
  return type.endsWith('::MODULE');
}
