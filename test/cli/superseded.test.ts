import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { scanFiles } from './scan-files.js';
import { plan, type Resources, SUPPORT, state } from './terraform.js';

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
