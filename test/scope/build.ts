import { expect, it as test } from 'vitest';
import {
  type AccountAssignment,
  type Change,
  type Deployment,
  type Exists,
  type Group,
  type IdentityPolicy,
  type ManagedPolicy,
  type PermissionSet,
  type PolicyAttachment,
  type Resource,
  type Role,
  type ScopeFact,
  symbol,
  type Targets,
  type Tree,
  type User,
} from '../../src/model/index.js';
import { linkScope, type ScopeInput } from '../../src/scope/index.js';

/** Deployments made by hand, a line each: what a reader of Terraform or CloudFormation would have made of an input. */

export const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const OWN = '111122223333';
export const OTHER = '444455556666';

export const yes: Exists = { answer: 'yes' };
export const no: Exists = { answer: 'no', because: 'this plan deletes it' };
export const maybe: Exists = { answer: 'unknown', because: 'parameter `Make` has no default' };

type More<T> = Partial<Omit<T, 'kind'>>;

function base(address: string): { place: Resource['place']; change: Change; exists: Exists } {
  return { place: { input: 'plan.json', address, path: [] }, change: 'create', exists: yes };
}

/** A trust policy that lets one named role of the own account in. */
export const trust = (who = `arn:aws:iam::${OWN}:role/responders`): Tree => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: who } }],
});

export const statement = (effect: 'Allow' | 'Deny', action: string): Tree => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: action, Resource: '*' }],
});

const unnamed = { arn: undefined, managedPolicies: undefined, inlinePolicies: undefined };

export function role(name: string, more: More<Role> = {}): Role {
  const rest = { path: undefined, trust: trust(), permissionsBoundary: undefined, maxSessionDuration: undefined };
  return { ...base(`role.${name}`), kind: 'role', name, ...unnamed, ...rest, ...more };
}

export function user(name: string, more: More<User> = {}): User {
  return { ...base(`user.${name}`), kind: 'user', name, ...unnamed, ...more };
}

export function group(name: string, more: More<Group> = {}): Group {
  return { ...base(`group.${name}`), kind: 'group', name, ...unnamed, ...more };
}

const nobody: Targets = { roles: undefined, users: undefined, groups: undefined };

/** An attachment of a policy to roles, by their names. */
export function attach(
  roles: Targets['roles'] | string,
  policy: PolicyAttachment['policies'] | string = SUPPORT,
  more: More<PolicyAttachment> = {},
): PolicyAttachment {
  const [to, policies] = [roles, policy].map((one) => (typeof one === 'string' ? [one] : one)) as [
    Targets['roles'],
    PolicyAttachment['policies'],
  ];
  const name = typeof roles === 'string' ? roles : 'several';
  return { ...base(`attachment.${name}`), kind: 'policy-attachment', ...nobody, roles: to, policies, ...more };
}

export function policy(name: string, document: Tree, more: More<ManagedPolicy> = {}): ManagedPolicy {
  const arn = `arn:aws:iam::${OWN}:policy/${name}`;
  return { ...base(`policy.${name}`), kind: 'managed-policy', ...nobody, name, arn, document, ...more };
}

export function inline(roles: Targets['roles'], document: Tree, more: More<IdentityPolicy> = {}): IdentityPolicy {
  return { ...base('inline'), kind: 'identity-policy', ...nobody, name: 'inline', roles, document, ...more };
}

/** The ARN of a permission set of the same input. */
export const setArn = (name: string): string => symbol(`set.${name}`);

export function set(name: string, more: More<PermissionSet> = {}): PermissionSet {
  const rest = { managedPolicies: [SUPPORT], inlinePolicies: undefined, permissionsBoundary: undefined };
  return { ...base(`set.${name}`), kind: 'permission-set', name, arn: setArn(name), ...rest, ...more };
}

export function attachToSet(name: string, attached = SUPPORT, more: More<Resource> = {}): Resource {
  const parts = { permissionSet: setArn(name), policy: attached };
  return { ...base(`set-attachment.${name}`), kind: 'permission-set-attachment', ...parts, ...more } as Resource;
}

/** An assignment of a permission set to a group, in an account. */
export function assign(name: string, target: AccountAssignment['target'] = OWN, more: More<AccountAssignment> = {}) {
  const who = { principalType: 'GROUP', principalId: 'g', permissionSet: setArn(name), target };
  return { ...base(`assignment.${name}`), kind: 'account-assignment' as const, ...who, ...more };
}

function deployment(kind: Deployment['kind'], input: string, resources: readonly Resource[]): Deployment {
  return { input, kind, account: undefined, gaps: [], problems: [], resources: resources.map((one) => at(one, input)) };
}

function at(one: Resource, input: string): Resource {
  return { ...one, place: { ...one.place, input } };
}

export function plan(...resources: readonly Resource[]): Deployment {
  return deployment('terraform-plan', 'plan.json', resources);
}

/** What the source of a root module deploys. */
export function source(...resources: readonly Resource[]): Deployment {
  return deployment('terraform-source', 'infra', resources);
}

export function template(...resources: readonly Resource[]): Deployment {
  return deployment('cloudformation', 'template.yaml', resources);
}

export function state(...resources: readonly Resource[]): Deployment {
  const kept = resources.map((one): Resource => ({ ...one, change: 'keep' }));
  return deployment('terraform-state', 'state.json', kept);
}

/** A deployment under another name. */
export function named(input: string, one: Deployment): Deployment {
  const { resources, before } = one;
  const all = (list: readonly Resource[]) => list.map((resource) => at(resource, input));
  return { ...one, input, resources: all(resources), ...(before && { before: all(before) }) };
}

/** A plan with the resources that it starts from. */
export function from(before: readonly Resource[], one: Deployment): Deployment {
  return { ...one, before: before.map((resource) => ({ ...at(resource, one.input), change: 'keep' })) };
}

const trustedSettings = { trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [] };

/** What is said of a scope of some deployments, whose account is known. */
export function judge(deployments: readonly Deployment[], more: Partial<ScopeInput> = {}): ScopeFact {
  return judgeAnywhere(deployments, { account: OWN, ...more });
}

/** The same while the account is not known. */
export function judgeAnywhere(deployments: readonly Deployment[], more: Partial<ScopeInput> = {}): ScopeFact {
  return linkScope({ name: 'default', unread: [], trust: trustedSettings, deployments, ...more });
}

/** A case of a table: what it shows, the deployments, and what comes of them. */
export type Case<T> = readonly [title: string, deployments: readonly Deployment[], expected: T];

/** Proves a table of cases, by what one function says of the scope. */
export function prove<T>(said: (scope: ScopeFact) => T, cases: readonly Case<T>[]): void {
  test.each(cases)('%s', (_, deployments, expected) => {
    expect(said(judge(deployments))).toEqual(expected);
  });
}

/** Whether there is support access, by which roles, and why it cannot be told. */
export function presence({ supportAccess, roles, doubt }: ScopeFact): string {
  const by = roles.map((one) => `${one.place.address}${one.supportAccess === 'yes' ? '' : '?'}`);
  return [
    supportAccess,
    ...(by.length === 0 ? [] : [`by ${by.join(', ')}`]),
    ...(doubt === '' ? [] : [`| ${doubt}`]),
  ].join(' ');
}
