import { describe, expect, it } from 'vitest';
import { attached, type Planned, planOf, SUPPORT, trusting } from './plan.js';
import { rolecall } from './run-cli.js';

const ALICE = 'arn:aws:iam::111122223333:user/alice';
const SECRET = 's3cr3t';

const role = 'aws_iam_role.support';
const attachment: Planned = { address: 'aws_iam_role_policy_attachment.support', after: attached, block: {} };
const newRole = (trust: string) => ({ name: 'support', path: '/', assume_role_policy: trust });
const expression = (...references: string[]) => ({ references });

/** A document that is read only during apply, with a sensitive principal. */
const document: Planned = {
  address: 'data.aws_iam_policy_document.trust',
  after: {
    statement: [
      {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'AWS', identifiers: [`arn:aws:iam::111122223333:user/${SECRET}`] }],
      },
    ],
  },
  unknown: { json: true },
  sensitive: { statement: [{ principals: [{ identifiers: [true] }] }] },
  block: { statement: [{}] },
};
const readsDocument = { relevant_attributes: [{ resource: document.address, attribute: ['json'] }] };
const trustsLocal: Planned = {
  address: role,
  after: { name: 'support', path: '/' },
  unknown: { assume_role_policy: true },
  block: { assume_role_policy: expression('local.trust') },
};

const secretPath = `/${SECRET}/`;
const userWithPath = { name: 'u', path: secretPath, arn: `arn:aws:iam::123456789012:user${secretPath}u` };

const permissionSet: readonly Planned[] = [
  { address: 'aws_ssoadmin_permission_set.s', after: { name: 'Support' }, unknown: { arn: true }, block: {} },
  {
    address: 'aws_ssoadmin_managed_policy_attachment.s',
    after: { managed_policy_arn: SUPPORT },
    unknown: { permission_set_arn: true },
    block: { permission_set_arn: expression('aws_ssoadmin_permission_set.s.arn', 'aws_ssoadmin_permission_set.s') },
  },
  {
    address: 'aws_ssoadmin_account_assignment.s',
    after: { principal_id: 'g-1', principal_type: SECRET, target_id: '123456789012' },
    unknown: { permission_set_arn: true },
    sensitive: { principal_type: true },
    block: { permission_set_arn: expression('aws_ssoadmin_permission_set.s.arn', 'aws_ssoadmin_permission_set.s') },
  },
];

const account = '777766665555';
const secretVariable = {
  variables: { deployer: { value: `arn:aws:iam::${account}:role/deploy` }, ids: { value: [account] } },
  configuration: {
    root_module: { variables: { deployer: { sensitive: true }, ids: { sensitive: true } } },
    provider_config: { aws: { expressions: { assume_role: [{ role_arn: expression('var.deployer') }] } } },
  },
};

/** Each plan with what must not be shown of it, and what it comes to. */
const cases: readonly { name: string; plan: string; secret: string; verdict: string }[] = [
  {
    name: 'a document that a local holds',
    plan: planOf([trustsLocal, attachment, document], readsDocument),
    secret: SECRET,
    verdict: 'pass',
  },
  {
    name: 'a document that another takes up by way of a local',
    plan: planOf(
      [
        { ...trustsLocal, block: { assume_role_policy: expression('data.aws_iam_policy_document.whole.json') } },
        attachment,
        document,
        {
          address: 'data.aws_iam_policy_document.whole',
          after: { source_policy_documents: [null], statement: [] },
          unknown: { json: true, source_policy_documents: [true] },
          block: { source_policy_documents: expression('local.trust') },
        },
      ],
      readsDocument,
    ),
    secret: SECRET,
    verdict: 'pass',
  },
  {
    name: 'the path of a role',
    plan: planOf([
      {
        address: role,
        after: { ...newRole(trusting(ALICE)), path: secretPath },
        sensitive: { path: true },
        block: {},
      },
      attachment,
    ]),
    secret: SECRET,
    verdict: 'pass',
  },
  {
    name: 'the path of a user whom a trust policy names',
    plan: planOf([
      {
        address: 'aws_iam_user.u',
        before: userWithPath,
        after: userWithPath,
        sensitive: { path: true },
        sensitiveBefore: { path: true },
        block: {},
      },
      { address: role, after: newRole(trusting(userWithPath.arn)), block: {} },
      attachment,
    ]),
    secret: SECRET,
    verdict: 'pass',
  },
  {
    name: 'the type of a principal of Identity Center',
    plan: planOf(permissionSet),
    secret: SECRET,
    verdict: 'pass',
  },
  {
    name: 'an account that the variable of a role to assume names',
    plan: planOf(
      [{ address: role, after: newRole(trusting(`arn:aws:iam::111122223333:root`)), block: {} }, attachment],
      secretVariable,
    ),
    secret: account,
    verdict: 'warn',
  },
  {
    name: 'an account of those that are allowed',
    plan: planOf(
      [{ address: role, after: newRole(trusting(`arn:aws:iam::111122223333:root`)), block: {} }, attachment],
      {
        ...secretVariable,
        configuration: {
          ...secretVariable.configuration,
          provider_config: { aws: { expressions: { allowed_account_ids: expression('var.ids') } } },
        },
      },
    ),
    secret: account,
    verdict: 'warn',
  },
  {
    name: 'how long sessions last',
    plan: planOf([
      {
        address: role,
        after: { ...newRole(trusting(ALICE)), max_session_duration: 43199 },
        sensitive: { max_session_duration: true },
        block: {},
      },
      attachment,
    ]),
    secret: '43199',
    verdict: 'warn',
  },
];

const formats = ['text', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'html'];

describe('what a plan marks as sensitive is judged and not shown', () => {
  it.each(cases)('$name', async ({ plan, secret, verdict }) => {
    const commands = [
      ['scan', '-f', 'json'],
      ['scan', '-v'],
      ['roles'],
      ['extract'],
      ...formats.map((format) => ['scan', '-f', format]),
    ];
    const runs = await Promise.all(commands.map((args) => rolecall([...args, '-', '--no-config'], { stdin: plan })));
    expect(JSON.parse(runs[0]?.stdout ?? '')).toMatchObject({ verdict, scopes: [{ supportAccess: 'yes' }] });
    for (const { stdout, stderr } of runs) {
      expect(stdout).not.toBe('');
      expect((stdout + stderr).toLowerCase()).not.toContain(secret);
    }
  });

  it('and says so', async () => {
    const run = await rolecall(['scan', '-', '--no-config'], { stdin: cases[0]?.plan ?? '' });
    expect(run.stdout).toContain('\n   = for: not shown: its trust policy is sensitive\n');
    const page = await rolecall(['scan', '-', '--no-config', '-f', 'html'], { stdin: cases[0]?.plan ?? '' });
    expect(page.stdout).toContain('The input marks its trust policy as sensitive');
  });
});
