import {
  arnOfSupportPolicy,
  type Deployment,
  entry,
  type Gap,
  literal,
  type Resource,
  say,
  unknown,
  type Value,
} from '../model/index.js';
import { accountDetails } from './account-details.js';
import { listOf, mapOf, textOf } from './json.js';

/** The policy that `list-entities-for-policy` is asked about; its output does not name it. */
const SUPPORT_POLICY = arnOfSupportPolicy();

/**
 * What the account has, by the output of `aws iam get-account-authorization-details` or `aws iam
 * list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess`; nothing where it is neither.
 * Source: the AWS CLI's reference of these commands.
 */
export function readAwsOutput(input: string, data: unknown): Deployment | undefined {
  const output = mapOf(data);
  if ('RoleDetailList' in output) return accountDetails(input, output, gapsOf(output, DETAILS));
  if ('PolicyRoles' in output) return entities(input, output);
  return undefined;
}

/** What is said of the output of the AWS CLI. */
export const problemCatalogue = {
  'list-malformed': entry<{ name: string }>({
    message: ({ name }) =>
      `\`${name}\` is not the list that the AWS CLI prints: run the command again, without --query.`,
    when: 'a list of the output is not as the AWS CLI prints it',
    todo: 'run the command again, without `--query`',
  }),
  'list-truncated': entry({
    message: () => 'The output is a part of the list only: run the command without --max-items and --no-paginate.',
    when: 'the output is a part of the list',
    todo: 'run the command without `--max-items` and `--no-paginate`',
  }),
};

const DETAILS = ['RoleDetailList', 'UserDetailList', 'GroupDetailList', 'Policies'];
const ENTITIES = ['PolicyRoles', 'PolicyUsers', 'PolicyGroups'];

/** A part of a list is not the list, and neither is what AWS does not print there. */
function gapsOf(output: Readonly<Record<string, unknown>>, lists: readonly string[]): Gap[] {
  return [...cutShort(output), ...lists.filter((name) => isMalformed(output[name])).map(malformed)];
}

/** A marker says where to go on; the CLI's own is the token. */
function cutShort(output: Readonly<Record<string, unknown>>): Gap[] {
  const { IsTruncated: isTruncated, Marker: marker, NextToken: nextToken } = output;
  const goesOn = isTruncated === true || nextToken !== undefined || (marker !== undefined && isTruncated !== false);
  if (!goesOn) return [];
  return [say(problemCatalogue, 'list-truncated', {})];
}

function isMalformed(list: unknown): boolean {
  return list !== undefined && !(Array.isArray(list) && list.every((one) => Object.keys(mapOf(one)).length > 0));
}

function malformed(name: string): Gap {
  return say(problemCatalogue, 'list-malformed', { name });
}

/** Only names are told: whom the roles trust is unknown. */
function entities(input: string, output: Readonly<Record<string, unknown>>): Deployment {
  const roles = listOf(output.PolicyRoles).map((one) => nameOf(one, 'RoleName'));
  const resources: Resource[] = roles.map((name, i) => ({
    kind: 'role',
    place: { input, path: ['PolicyRoles', i], ...(typeof name === 'string' ? { address: name } : {}) },
    change: 'read',
    exists: { answer: 'yes' },
    name,
    arn: UNTOLD,
    managedPolicies: [SUPPORT_POLICY],
    inlinePolicies: UNTOLD,
    path: UNTOLD,
    trust: UNTOLD,
    permissionsBoundary: UNTOLD,
    maxSessionDuration: UNTOLD,
  }));
  const others = [...members(input, output, 'user'), ...members(input, output, 'group')];
  const gaps = gapsOf(output, ENTITIES);
  return { input, kind: 'facts', account: undefined, resources: [...resources, ...others], gaps, problems: [] };
}

const UNTOLD = unknown(
  '`aws iam list-entities-for-policy` does not tell; `aws iam get-account-authorization-details` does',
);

function members(input: string, output: Readonly<Record<string, unknown>>, kind: 'user' | 'group'): Resource[] {
  const [list, key] = kind === 'user' ? ['PolicyUsers', 'UserName'] : ['PolicyGroups', 'GroupName'];
  return listOf(output[list]).map((one, i) => {
    const name = nameOf(one, key);
    return {
      kind,
      place: { input, path: [list, i], ...(typeof name === 'string' ? { address: name } : {}) },
      change: 'read',
      exists: { answer: 'yes' },
      name,
      arn: UNTOLD,
      managedPolicies: [SUPPORT_POLICY],
      inlinePolicies: undefined,
    };
  });
}

function nameOf(entity: unknown, key: string): Value<string> {
  const name = textOf(mapOf(entity)[key]);
  return name === undefined ? unknown('the output does not name it') : literal(name);
}
