import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { scanFiles } from './scan-files.js';
import { attachment, plan, type Resources, role, SUPPORT, state } from './terraform.js';

const account = '111122223333';
const permission_set_arn = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';

const SET = 'aws_ssoadmin_permission_set.s';
const POLICY = 'aws_ssoadmin_managed_policy_attachment.s';
const ASSIGNMENT = 'aws_ssoadmin_account_assignment.s';
const set = { name: 'Support', arn: permission_set_arn };
const policy = { permission_set_arn, managed_policy_arn: SUPPORT };
const assignment = {
  permission_set_arn,
  principal_type: 'GROUP',
  principal_id: 'g',
  target_id: account,
  target_type: 'AWS_ACCOUNT',
};
const provisioned: Resources = { [SET]: set, [POLICY]: policy, [ASSIGNMENT]: assignment };
const other = { 'aws_iam_user.u': { name: 'u' } };

/** `rule verdict` of what does not pass. */
function failing({ scopes }: Report): string[] {
  const all = scopes.flatMap((scope) => scope.findings).filter(({ verdict }) => verdict !== 'pass');
  return all.map(({ ruleId, verdict }) => `${ruleId} ${verdict}`);
}

/** What a scan of plans comes to beside a state: scanned as well, or as facts. */
async function beside(today: Resources, plans: Readonly<Record<string, string>>) {
  const files = { ...plans, 'state.json': state(today) };
  const names = Object.keys(plans);
  const runs = [
    [...names, 'state.json'],
    [...names, '--facts', 'state.json'],
  ].map((args) => scanFiles(files, ...args, '--account', account));
  return (await Promise.all(runs)).map(failing);
}

const lost = ['support-role-exists fail', 'support-role-retained fail'];

describe('a plan, beside the state that it starts from, takes support access of Identity Center away', () => {
  it.each([
    ['with the assignment', { 'plan.json': plan(provisioned, { [SET]: set, [POLICY]: policy }) }],
    ['with the policy', { 'plan.json': plan(provisioned, { [SET]: set, [ASSIGNMENT]: assignment }) }],
    ['with everything', { 'plan.json': plan({ ...provisioned, ...other }, other) }],
    [
      'with an assignment that goes to another account',
      {
        'plan.json': plan(provisioned, { ...provisioned, [ASSIGNMENT]: { ...assignment, target_id: '444455556666' } }),
      },
    ],
    [
      'with an assignment of another plan',
      {
        'sets.json': plan({ [SET]: set, [POLICY]: policy }, { [SET]: set, [POLICY]: policy }),
        'plan.json': plan({ [ASSIGNMENT]: assignment, ...other }, other),
      },
    ],
  ])('%s', async (_, plans) => {
    expect(await beside(provisioned, plans)).toEqual([lost, lost]);
  });
});

it('a permission set that a plan leaves as it is in the state is one', async () => {
  const files = { 'plan.json': plan(provisioned, provisioned), 'state.json': state(provisioned) };
  const { scopes } = await scanFiles(files, ...Object.keys(files));
  expect(scopes.flatMap(({ roles }) => roles.map(({ input }) => input))).toEqual(['plan.json']);
});

const ROLE = 'aws_iam_role.s';
const ATTACHMENT = 'aws_iam_role_policy_attachment.s';
const INLINE = 'aws_iam_role_policy.d';
const SET_INLINE = 'aws_ssoadmin_permission_set_inline_policy.d';
const OF_POLICY = 'aws_iam_policy_attachment.a';
const OF_ROLE = 'aws_iam_role_policy_attachments_exclusive.e';

const supported: Resources = { [ROLE]: role('sup'), [ATTACHMENT]: attachment('sup') };
const statement = (Effect: string, Action: string) =>
  JSON.stringify({ Statement: [{ Effect, Action, Resource: '*' }] });
const inline = (of: string, name: string, policy: string): Resources => ({ [INLINE]: { role: of, name, policy } });
const denies = inline('sup', 'd', statement('Deny', 'support:*'));
const setInline = (policy: string): Resources => ({ [SET_INLINE]: { permission_set_arn, inline_policy: policy } });
const targets = (...roles: string[]): Resources => ({
  [OF_POLICY]: { name: 'a', policy_arn: SUPPORT, roles, users: [], groups: [] },
});
const listed = (...policy_arns: string[]): Resources => ({ [OF_ROLE]: { role_name: 'sup', policy_arns } });
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('a state no longer tells of what a plan, beside it, replaces or leaves no more', () => {
  it.each<readonly [string, Resources, Resources]>([
    ['an inline policy that is deleted', { ...supported, ...denies }, supported],
    [
      'an inline policy under a new name',
      { ...supported, ...denies },
      { ...supported, ...inline('sup', 'e', statement('Allow', 's3:GetObject')) },
    ],
    [
      'an inline policy that goes to another role',
      { ...supported, 'aws_iam_role.o': role('other'), ...denies },
      {
        ...supported,
        'aws_iam_role.o': role('other'),
        ...inline('other', 'd', statement('Deny', 'support:*')),
      },
    ],
    [
      'the inline policy of a permission set, which is deleted',
      { ...provisioned, ...setInline(statement('Deny', 'support:*')) },
      provisioned,
    ],
    [
      'the inline policy of a permission set, which changes',
      { ...provisioned, ...setInline(statement('Deny', 'support:*')) },
      { ...provisioned, ...setInline(statement('Allow', 's3:GetObject')) },
    ],
    [
      'a list of all policies of a role',
      { ...supported, ...listed(readOnly) },
      { ...supported, ...listed(readOnly, SUPPORT) },
    ],
    [
      'a list of all targets of a policy',
      { 'aws_iam_role.o': role('other'), [ROLE]: role('sup'), ...targets('other') },
      { 'aws_iam_role.o': role('other'), [ROLE]: role('sup'), ...targets('sup') },
    ],
    [
      'a list of all targets of a policy, which is deleted',
      { [ROLE]: role('sup'), 'aws_iam_role.o': role('other'), ...targets('other') },
      { ...supported, 'aws_iam_role.o': role('other') },
    ],
  ])('%s', async (_, before, after) => {
    const alone = failing(await scanFiles({ 'plan.json': plan(before, after) }, '--account', account));
    expect(await beside(before, { 'plan.json': plan(before, after) })).toEqual([alone, alone]);
    expect(alone.filter((one) => !one.startsWith('support-role-retained'))).toEqual([]);
  });
});

it('a state still tells of what a plan does not manage', async () => {
  const usable = ['support-role-usable fail'];
  const plans = { 'plan.json': plan(supported, supported) };
  expect(await beside({ ...supported, ...denies }, plans)).toEqual([usable, usable]);
});
