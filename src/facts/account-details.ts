import {
  type Deployment,
  type Gap,
  type InlinePolicy,
  literal,
  type ManagedPolicy,
  type Path,
  type Place,
  type Resource,
  type Role,
  type Tree,
  unknown,
  type Value,
} from '../model/index.js';
import { listOf, mapOf, textOf } from './json.js';

type Details = Readonly<Record<string, unknown>>;

/** The output of `aws iam get-account-authorization-details`: what the account has, trust policies included. */
export function accountDetails(input: string, output: Details, gaps: readonly Gap[]): Deployment {
  const each = (list: string, read: (one: Details, place: Place) => Resource): Resource[] =>
    listOf(output[list]).map((one, i) => read(mapOf(one), placeOf(input, mapOf(one), [list, i])));
  const resources = [
    ...each('RoleDetailList', role),
    ...each('UserDetailList', (one, place) => ({ kind: 'user', ...identity(one, place, 'User') })),
    ...each('GroupDetailList', (one, place) => ({ kind: 'group', ...identity(one, place, 'Group') })),
    ...each('Policies', managedPolicy),
  ];
  return { input, kind: 'facts', account: accountIn(output), resources, gaps, problems: [] };
}

function placeOf(input: string, one: Details, path: Path): Place {
  const name = [one.RoleName, one.UserName, one.GroupName, one.PolicyName].find((text) => typeof text === 'string');
  return { input, path, ...(typeof name === 'string' ? { address: name } : {}) };
}

/** What is there may have been looked up before the inputs change it: where an input manages it, that one tells. */
const THERE = { change: 'read', exists: { answer: 'yes' } } as const;

function role(one: Details, place: Place): Role {
  return {
    kind: 'role',
    ...identity(one, place, 'Role'),
    path: literalOf(one.Path),
    trust: documentOf(one.AssumeRolePolicyDocument),
    trustPath: [...place.path, 'AssumeRolePolicyDocument'],
    permissionsBoundary:
      one.PermissionsBoundary === undefined
        ? undefined
        : literalOf(mapOf(one.PermissionsBoundary).PermissionsBoundaryArn),
    maxSessionDuration: unknown('`aws iam get-account-authorization-details` does not tell it'),
  };
}

function identity(one: Details, place: Place, kind: 'Role' | 'User' | 'Group') {
  return {
    ...THERE,
    place,
    ...ownAccount(one),
    name: literalOf(one[`${kind}Name`]),
    arn: literalOf(one.Arn),
    managedPolicies: listOf(one.AttachedManagedPolicies).map((policy) => literalOf(mapOf(policy).PolicyArn)),
    inlinePolicies: listOf(one[`${kind}PolicyList`]).map(inlinePolicy),
  };
}

function inlinePolicy(policy: unknown): InlinePolicy {
  const { PolicyName: name, PolicyDocument: document } = mapOf(policy);
  return { name: literalOf(name), document: documentOf(document) };
}

function managedPolicy(one: Details, place: Place): ManagedPolicy {
  const versions = listOf(one.PolicyVersionList).map(mapOf);
  return {
    kind: 'managed-policy',
    ...THERE,
    place,
    ...ownAccount(one),
    name: literalOf(one.PolicyName),
    arn: literalOf(one.Arn),
    document: documentOf(versions.find((version) => version.IsDefaultVersion === true)?.Document),
    roles: undefined,
    users: undefined,
    groups: undefined,
  };
}

function literalOf(value: unknown): Value<string> {
  const text = textOf(value);
  return text === undefined ? unknown('the output does not tell it') : literal(text);
}

/** The command prints documents as JSON; the API and some tools give them as text, encoded as in a URL (RFC 3986). */
function documentOf(value: unknown): Value<Tree> {
  if (typeof value === 'object' && value !== null) return literally(value as Tree);
  try {
    return literally(JSON.parse(decodeURIComponent(textOf(value) ?? '')) as Tree);
  } catch {
    return unknown('the output does not tell it');
  }
}

/** A document with every text as it stands, unknown where one would be mistaken for a symbolic one. */
function literally(tree: Tree): Tree {
  if (typeof tree === 'string') return literal(tree);
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map(literally);
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, literally(part as Tree)]));
}

/** The account in the ARN of the first entity. */
function accountIn(output: Details): string | undefined {
  const entities = ['RoleDetailList', 'UserDetailList', 'GroupDetailList'].flatMap((list) => listOf(output[list]));
  return entities.map((one) => accountOf(mapOf(one))).find((id) => id !== undefined);
}

/** The output of several accounts may have been put together. */
function ownAccount(one: Details): Pick<Resource, 'account'> {
  const account = accountOf(one);
  return account === undefined ? {} : { account };
}

function accountOf({ Arn: arn }: Details): string | undefined {
  return /^arn:[^:]+:iam::(\d{12}):/.exec(textOf(arn) ?? '')?.[1];
}
