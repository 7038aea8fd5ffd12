import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { attached, type Planned, planOf, roleValues, SUPPORT, trusting } from './plan.js';
import { rolecall } from './run-cli.js';

const OWN = 'arn:aws:iam::123456789012';
const ALICE = `${OWN}:user/alice`;
const BOB = `${OWN}:user/bob`;

const role = 'aws_iam_role.support';
const there: Planned = { address: role, before: roleValues(trusting(ALICE)), after: roleValues(trusting(ALICE)) };
const attachment: Planned = {
  address: 'aws_iam_role_policy_attachment.support',
  before: attached,
  after: attached,
  block: {},
};
const gone = ({ address, before = {} }: Planned): Planned => ({ address, before });

const otherRole: readonly Planned[] = [
  { ...there, address: 'aws_iam_role.other', before: roleValues(trusting(ALICE), { name: 'other' }) },
  { ...attachment, address: 'aws_iam_role_policy_attachment.other', before: { ...attached, role: 'other' } },
].map((one) => ({ ...one, after: one.before }));

/** The role stays, and its trust policy changes. */
const trust = (from: string, to: string, more: Partial<Planned> = {}): string =>
  planOf([{ address: role, before: roleValues(from), after: roleValues(to), block: {}, ...more }, attachment]);

const statements = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const lets = (AWS: string | string[]) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } });
const keepsOut = (AWS: string) => ({ ...lets(AWS), Effect: 'Deny' });

const GITHUB = 'token.actions.githubusercontent.com';
const workload = (sub: string): string =>
  statements({
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: `${OWN}:oidc-provider/${GITHUB}` },
    Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' }, StringLike: { [`${GITHUB}:sub`]: sub } },
  });

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const tagged = (team: string | string[]) => ({ StringEquals: { 'aws:PrincipalTag/team': team } });
const untagged = (team: string | string[]) => ({ StringNotEquals: { 'aws:PrincipalTag/team': team } });
const named = (arn: string) => ({ ArnLike: { 'aws:PrincipalArn': arn } });
const sensitive = { sensitive: { assume_role_policy: true }, sensitiveBefore: { assume_role_policy: true } };

const setArn = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';
const set: Planned = { address: 'aws_ssoadmin_permission_set.s', before: { name: 'Support', arn: setArn }, block: {} };
const setPolicy: Planned = {
  address: 'aws_ssoadmin_managed_policy_attachment.s',
  before: { managed_policy_arn: SUPPORT, permission_set_arn: setArn },
  block: {},
};
const assignment: Planned = {
  address: 'aws_ssoadmin_account_assignment.s',
  before: { permission_set_arn: setArn, principal_id: 'g-1', principal_type: 'GROUP', target_id: '123456789012' },
  block: {},
};
const kept = (one: Planned): Planned => ({ ...one, after: one.before ?? {} });
const second: Planned = {
  address: 'aws_ssoadmin_account_assignment.t',
  after: { ...assignment.before, principal_id: 'u-2', principal_type: 'USER' },
};

/** What is planned, what `support-role-retained` says of it, and a part of why. */
type Case = readonly [name: string, plan: string, verdict: string, because?: string];

/** A plan that only refreshes the state: it has no changes at all. */
function refreshing(resources: readonly Planned[]): string {
  const parts = { resource_changes: undefined, planned_values: { root_module: {} }, applyable: true };
  return JSON.stringify({ ...JSON.parse(planOf(resources)), ...parts });
}

const without: readonly Case[] = [
  ['nothing changes', planOf([there, attachment]), 'pass'],
  ['nothing is but refreshed', refreshing([there, attachment]), 'pass'],
  ['the role goes', planOf([gone(there), gone(attachment)]), 'fail', '`aws_iam_role.support` will not exist'],
  ['the attachment goes', planOf([there, gone(attachment)]), 'fail', '`aws_iam_role_policy_attachment.support` will'],
  ['one of two roles goes', planOf([gone(there), gone(attachment), ...otherRole]), 'warn', 'another role remains'],
  [
    'a role goes that lists the policy itself',
    planOf([{ address: role, before: roleValues(trusting(ALICE), { managed_policy_arns: [SUPPORT] }) }]),
    'fail',
    '`aws_iam_role.support` will not exist',
  ],
  [
    'the role stays, listing a policy that may be left over',
    planOf([kept({ ...there, before: roleValues(trusting(ALICE), { managed_policy_arns: [SUPPORT] }) })]),
    'unknown',
    'stays after it was detached',
  ],
];

const sets: readonly Case[] = [
  ['nothing changes', planOf([set, setPolicy, assignment].map(kept)), 'pass'],
  ['the assignment goes', planOf([kept(set), kept(setPolicy), gone(assignment)]), 'fail', 'account_assignment.s` will'],
  ['the policy goes', planOf([kept(set), gone(setPolicy), kept(assignment)]), 'fail', 'policy_attachment.s` will'],
  ['the set goes', planOf([set, setPolicy, assignment].map(gone)), 'fail', 'permission_set.s` will'],
  [
    'the set is replaced',
    planOf([
      { ...set, after: { name: 'Support2' }, unknown: { arn: true }, actions: ['delete', 'create'] },
      ...[setPolicy, assignment].map((one) => ({
        ...one,
        after: { ...one.before, permission_set_arn: null },
        unknown: { permission_set_arn: true },
        actions: ['delete', 'create'],
        block: { permission_set_arn: { references: ['aws_ssoadmin_permission_set.s.arn'] } },
      })),
    ]),
    'warn',
    'creates it anew',
  ],
  ['another user is assigned', planOf([...[set, setPolicy, assignment].map(kept), second]), 'warn', '`user u-2`'],
];

const trusts: readonly Case[] = [
  ['a second factor is no longer asked for', trust(trusting(ALICE, mfa), trusting(ALICE)), 'warn', 'MultiFactorAuth'],
  ['a second factor is asked for', trust(trusting(ALICE), trusting(ALICE, mfa)), 'pass'],
  [
    'networks are open',
    trust(trusting(ALICE, office), trusting(ALICE)),
    'warn',
    'takes out of its trust `aws:SourceIp',
  ],
  [
    'one of two conditions goes',
    trust(trusting(ALICE, { ...office, ...mfa }), trusting(ALICE, mfa)),
    'warn',
    'takes out of its trust `aws:SourceIp is within 203.0.113.0/24`.',
  ],
  [
    'a workload is any of its repository',
    trust(workload('repo:acme/x:ref:refs/heads/main'), workload('repo:acme/x:*')),
    'warn',
    'changes the conditions',
  ],
  [
    'a name becomes a pattern',
    trust(trusting('*', named(`${OWN}:role/Support`)), trusting('*', named(`${OWN}:role/S*`))),
    'warn',
    'changes the conditions in its trust for `*`',
  ],
  [
    'a tag may have another value',
    trust(trusting(`${OWN}:root`, tagged('sre')), trusting(`${OWN}:root`, tagged(['sre', 'dev']))),
    'warn',
    'changes the conditions',
  ],
  [
    'a tag may no longer have one of its values',
    trust(trusting(`${OWN}:root`, tagged(['sre', 'dev'])), trusting(`${OWN}:root`, tagged('sre'))),
    'pass',
  ],
  [
    'the key of a condition is in other letters',
    trust(
      trusting(`${OWN}:root`, tagged('sre')),
      trusting(`${OWN}:root`, { StringEquals: { 'AWS:principaltag/Team': 'sre' } }),
    ),
    'pass',
  ],
  [
    'a condition goes, and the key of another one is in other letters',
    trust(trusting(ALICE, { ...office, ...mfa }), trusting(ALICE, { Bool: { 'aws:multifactorauthpresent': 'true' } })),
    'warn',
    'takes out of its trust `aws:SourceIp is within 203.0.113.0/24`.',
  ],
  [
    'a tag may be missing',
    trust(
      trusting(`${OWN}:root`, tagged(['sre', 'dev'])),
      trusting(`${OWN}:root`, { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'sre' } }),
    ),
    'warn',
  ],
  [
    'a tag must not have one more value',
    trust(trusting(`${OWN}:root`, untagged('ops')), trusting(`${OWN}:root`, untagged(['ops', 'dev']))),
    'pass',
  ],
  [
    'a tag must not have one value less',
    trust(trusting(`${OWN}:root`, untagged(['ops', 'dev'])), trusting(`${OWN}:root`, untagged('ops'))),
    'warn',
    'changes the conditions',
  ],
  [
    'a Deny keeps out one tag more',
    trust(
      statements(lets(`${OWN}:root`), { ...keepsOut('*'), Condition: tagged('dev') }),
      statements(lets(`${OWN}:root`), { Condition: tagged(['dev', 'ops']), ...keepsOut('*') }),
    ),
    'pass',
  ],
  [
    'a Deny keeps out one tag less',
    trust(
      statements(lets(`${OWN}:root`), { ...keepsOut('*'), Condition: tagged(['dev', 'ops']) }),
      statements(lets(`${OWN}:root`), { ...keepsOut('*'), Condition: tagged('dev') }),
    ),
    'warn',
    'changes the conditions',
  ],
  [
    'one who was kept out is let in',
    trust(statements(lets([ALICE, BOB]), keepsOut(BOB)), statements(lets([ALICE, BOB]))),
    'warn',
    `adds to its trust \`${BOB}\``,
  ],
  [
    'one of an account is no longer kept out',
    trust(statements(lets(`${OWN}:root`), keepsOut(BOB)), statements(lets(`${OWN}:root`))),
    'warn',
    'a Deny',
  ],
  ['one is kept out', trust(statements(lets([ALICE, BOB])), statements(lets([ALICE, BOB]), keepsOut(BOB))), 'pass'],
  ['one of two goes', trust(trusting([ALICE, BOB]), trusting(ALICE)), 'pass'],
  ['one comes', trust(trusting(ALICE), trusting([ALICE, BOB])), 'warn', `adds to its trust \`${BOB}\``],
  ['the own account is spelt out', trust(trusting('123456789012'), trusting(`${OWN}:root`)), 'pass'],
  [
    'one of another account stands for all of it',
    trust(trusting('arn:aws:iam::999988887777:root'), trusting('arn:aws:iam::999988887777:user/eve')),
    'pass',
  ],
  [
    'whom it lets in is no longer known',
    trust(trusting(ALICE), '', {
      after: roleValues('', { assume_role_policy: null }),
      unknown: { assume_role_policy: true },
    }),
    'unknown',
    'cannot be told',
  ],
  ['a sensitive one stays', trust(trusting(ALICE), trusting(ALICE), sensitive), 'pass'],
  [
    'one is no longer sensitive',
    trust(trusting(ALICE), trusting(ALICE), { sensitiveBefore: { assume_role_policy: true } }),
    'pass',
  ],
  [
    'a sensitive one gets wider',
    trust(trusting(ALICE), trusting([ALICE, BOB]), sensitive),
    'warn',
    'marks as sensitive',
  ],
  ['a sensitive one gets narrower', trust(trusting([ALICE, BOB]), trusting(ALICE), sensitive), 'pass'],
];

/** A plan without the state that it starts from. */
const bare = (plan: string): string => {
  const { prior_state: _, ...rest } = JSON.parse(plan);
  return JSON.stringify(rest);
};

const withoutState: readonly Case[] = [
  ['nothing changes', bare(planOf([there, attachment])), 'pass'],
  [
    'the role goes',
    bare(planOf([gone(there), gone(attachment), ...otherRole])),
    'warn',
    '`aws_iam_role.support` will not exist',
  ],
  [
    'the attachment goes',
    bare(planOf([there, gone(attachment)])),
    'fail',
    '`aws_iam_role_policy_attachment.support` will',
  ],
  ['one comes in', bare(trust(trusting(ALICE), trusting([ALICE, BOB]))), 'warn', `adds to its trust \`${BOB}\``],
  [
    'a sensitive trust gets wider',
    bare(trust(trusting(ALICE), trusting([ALICE, BOB]), sensitive)),
    'warn',
    'marks as sensitive',
  ],
];

describe.each([
  { what: 'a role in a plan without the state before', cases: withoutState },
  { what: 'a role without a block', cases: without },
  { what: 'a permission set', cases: sets },
  { what: 'the trust of a role', cases: trusts },
])('what becomes of $what', ({ cases }) => {
  const rows = cases.map(([name, plan, verdict, because = '']) => ({ name, plan, verdict, because }));

  it.each(rows)('$name', async ({ plan, verdict, because }) => {
    const run = await rolecall(['scan', '-', '--no-config', '-f', 'json'], { stdin: plan });
    const report: Report = JSON.parse(run.stdout);
    const findings = report.scopes.flatMap((scope) => scope.findings);
    const retained = findings.filter(({ ruleId }) => ruleId === 'support-role-retained');
    const open = retained.filter((finding) => finding.verdict !== 'pass');
    expect(retained).not.toHaveLength(0);
    expect(open.map((finding) => finding.verdict)).toEqual(verdict === 'pass' ? [] : [verdict]);
    expect(open.map((finding) => finding.message).join()).toContain(because);
    if (because === 'marks as sensitive') expect(run.stdout).not.toContain('user/bob');
  });
});
