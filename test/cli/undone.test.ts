import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';
import { attachment, plan, type Resources, role, SUPPORT, state } from './terraform.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-undone-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROLE = 'aws_iam_role.s';
const ATTACHMENT = 'aws_iam_role_policy_attachment.s';
const there: Resources = { [ROLE]: role('sup'), [ATTACHMENT]: attachment('sup') };

/** What a scan of files comes to, with others as facts. */
async function scan(
  inputs: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
) {
  for (const [name, text] of Object.entries({ ...inputs, ...facts })) writeFileSync(join(folder, name), text);
  const options = Object.keys(facts).flatMap((name) => ['--facts', name]);
  const run = await rolecall(['scan', ...Object.keys(inputs), ...options, ...more, '--no-config', '-f', 'json'], {
    cwd: folder,
  });
  expect(run.stderr).toBe('');
  const report: Report = JSON.parse(run.stdout);
  const findings = report.scopes.flatMap((scope) => scope.findings);
  return {
    exit: run.exit,
    access: report.scopes.map(({ supportAccess }) => supportAccess).join(),
    said: findings.find(({ ruleId }) => ruleId === 'support-role-exists')?.message ?? '',
  };
}

const details = JSON.stringify({
  RoleDetailList: [
    {
      RoleName: 'sup',
      Arn: 'arn:aws:iam::111122223333:role/sup',
      Path: '/',
      AssumeRolePolicyDocument: JSON.parse(String(role('sup').assume_role_policy)),
      AttachedManagedPolicies: [{ PolicyName: 'AWSSupportAccess', PolicyArn: SUPPORT }],
    },
  ],
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
});
const entities = JSON.stringify({ PolicyGroups: [], PolicyUsers: [], PolicyRoles: [{ RoleName: 'sup' }] });

/** Of templates and plans that tell none. */
const ACCOUNT = ['--account', '111122223333'];

const other = { 'aws_iam_user.u': { name: 'u' } };
const keepsBoth = plan(there, there);
const deletesBoth = plan({ ...there, ...other }, other);
const detaches = plan(there, { [ROLE]: role('sup') });
const destroysTheRole = plan({ [ROLE]: role('sup'), ...other }, other);
const renames = plan({ [ROLE]: role('sup') }, { [ROLE]: role('sup2') });
const attachesToAnother = plan({ [ATTACHMENT]: attachment('sup') }, { [ATTACHMENT]: attachment('other') });
const moves = plan({ [ROLE]: role('sup') }, there).replace(
  `"address":"${ROLE}"`,
  `"previous_address":"aws_iam_role.old","address":"${ROLE}"`,
);
const unlists = plan(
  { [ROLE]: { ...role('sup'), managed_policy_arns: [SUPPORT] } },
  { [ROLE]: { ...role('sup'), managed_policy_arns: [] } },
);

describe.each([
  ['a state', { 'facts.json': state(there) }],
  ['a state that shows the policy on the role', { 'facts.json': state(showingPolicy(there)) }],
  ['get-account-authorization-details', { 'facts.json': details }],
  ['list-entities-for-policy', { 'facts.json': entities }],
])('what %s tells counts as it is after the plan', (_, facts) => {
  it('which leaves it', async () => {
    expect(await scan({ 'plan.json': keepsBoth }, facts)).toMatchObject({ access: 'yes', exit: 0 });
  });

  it.each([
    ['deletes role and attachment', deletesBoth],
    ['deletes the attachment', detaches],
    ['deletes the role', destroysTheRole],
    ['renames the role', renames],
    ['attaches the policy to another role', attachesToAnother],
    ['takes the policy off the list of the role', unlists],
  ])('which %s', async (_, text) => {
    const { access, exit } = await scan({ 'plan.json': text }, facts);
    expect(access).not.toBe('yes');
    expect(exit).toBe(1);
  });
});

function showingPolicy(resources: Resources): Resources {
  return { ...resources, [ROLE]: { ...resources[ROLE], managed_policy_arns: [SUPPORT] } };
}

describe('facts of today', () => {
  it('a scanned state is one as well', async () => {
    const run = await scan({ 'plan.json': deletesBoth, 'state.json': state(there) });
    expect(run).toMatchObject({ access: 'no', exit: 1 });
  });

  it('what a plan undoes of a role with a sensitive name may be any', async () => {
    const hidden = JSON.parse(detaches);
    const [, { change }] = hidden.resource_changes;
    change.before_sensitive = { role: true };
    for (const one of hidden.prior_state.values.root_module.resources) one.sensitive_values = { name: true };
    hidden.resource_changes[0].change.after_sensitive = { name: true };
    const run = await scan({ 'plan.json': JSON.stringify(hidden) }, { 'facts.json': entities });
    expect(run).toMatchObject({ access: 'unknown', exit: 1 });
  });

  it('the trust that a plan gives the role replaces that of today', async () => {
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    });
    const today = { ...there, [ROLE]: { ...role('sup'), assume_role_policy: open } };
    const run = await scan({ 'plan.json': plan(today, there) }, { 'facts.json': state(today) });
    expect(run).toMatchObject({ access: 'yes', exit: 0 });
  });
});

const attachesByName = plan({}, { 'aws_iam_role_policy_attachment.b': attachment('sup') });
const template = `
Resources:
  Support:
    Type: AWS::IAM::Role
    Properties:
      RoleName: sup
      ManagedPolicyArns: [${SUPPORT}]
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{Effect: Allow, Principal: {AWS: 'arn:aws:iam::111122223333:user/alice'}, Action: 'sts:AssumeRole'}]
`;

describe('inputs that contradict each other leave unknown what depends on their order', () => {
  it.each([
    ['one plan attaches what another detaches', { 'a.json': detaches, 'b.json': attachesByName }],
    ['a template lists what a plan detaches', { 'a.json': detaches, 'b.yaml': template }],
    ['a template makes a role that a plan destroys', { 'a.json': destroysTheRole, 'b.yaml': template }],
    ['a template makes a role that a plan renames', { 'a.json': renames, 'b.yaml': template }],
    [
      'a plan makes a role that another one destroys',
      {
        'a.json': destroysTheRole,
        'b.json': plan({}, { 'aws_iam_role.b': role('sup'), 'aws_iam_role_policy_attachment.b': attachment('sup') }),
      },
    ],
  ])('%s', async (_, inputs) => {
    const { access, exit, said } = await scan(inputs, {}, ACCOUNT);
    expect({ access, exit }).toEqual({ access: 'unknown', exit: 1 });
    for (const name of Object.keys(inputs)) expect(said).toContain(name);
    expect(said).toContain('deployed last');
  });
});

describe('what contradicts itself is told alike in every folder of a repository', () => {
  const within = join('repository', 'sub');
  beforeAll(() => {
    mkdirSync(join(folder, within), { recursive: true });
    mkdirSync(join(folder, 'repository/.git'));
    writeFileSync(join(folder, 'repository/a.json'), destroysTheRole);
    const made = { 'aws_iam_role.b': role('sup'), 'aws_iam_role_policy_attachment.b': attachment('sup') };
    writeFileSync(join(folder, within, 'b.json'), plan({}, made));
  });
  const from = (cwd: string, ...args: string[]) => rolecall(['scan', ...args], { cwd: join(folder, cwd) });

  it('in the reports that name files from its root', async () => {
    const { stdout } = await from(within, '..', '-f', 'sarif');
    expect(stdout).toContain('`sub/b.json`');
    expect(stdout).toBe((await from('repository', '.', '-f', 'sarif')).stdout);
  });

  it('and in a baseline', async () => {
    expect((await from('repository', '.')).exit).toBe(1);
    await from('repository', '.', '--write-baseline', 'baseline');
    expect((await from('repository', '.', '--baseline', 'baseline')).exit).toBe(0);
    expect((await from(within, '..', '--baseline', '../baseline')).exit).toBe(0);
  });
});

describe('one apply', () => {
  it.each([
    [
      'makes a role under the name of one that it destroys',
      plan({ 'aws_iam_role.old': role('sup') }, { [ROLE]: role('sup'), [ATTACHMENT]: attachment('sup') }),
      'unknown',
      '`aws_iam_role.old` of the same name is destroyed, and nothing says which of the two comes first',
    ],
    [
      'attaches what it takes off under another key',
      plan(
        { [ROLE]: role('sup'), [`${ATTACHMENT}["x"]`]: attachment('sup') },
        { [ROLE]: role('sup'), [`${ATTACHMENT}["y"]`]: attachment('sup') },
      ),
      'unknown',
      'takes the same policy off the same role, and nothing says which of the two comes first',
    ],
  ])('%s', async (_, text, access, said) => {
    const found = await scan({ 'plan.json': text });
    expect(found).toMatchObject({ access, exit: 1 });
    expect(found.said).toContain(said);
    expect(await scan({ 'plan.json': text }, { 'facts.json': state(there) })).toMatchObject({ access, exit: 1 });
  });
});

describe('no contradiction is', () => {
  it.each([
    [
      'a role that is destroyed and made anew in one plan',
      { 'a.json': plan(there, there).replaceAll('"no-op"', '"delete","create"') },
    ],
    ['a role that moves', { 'a.json': moves }],
    [
      'a role that one plan forgets and another imports',
      { 'a.json': plan({ ...there, ...other }, other, { forget: [ROLE, ATTACHMENT] }), 'b.json': plan(there, there) },
    ],
    ['another role that a plan destroys', { 'a.json': destroysTheRole.replaceAll('sup', 'tmp'), 'b.yaml': template }],
  ])('%s', async (_, inputs) => {
    expect(await scan(inputs, {}, ACCOUNT)).toMatchObject({ access: 'yes', exit: 0 });
  });
});

describe('what one input takes off is perhaps taken off where it is not told that both go to one account', () => {
  it.each([
    ['a plan that detaches', { 'a.json': detaches, 'b.yaml': template }, 'unknown,unknown'],
    ['a plan that destroys', { 'a.json': destroysTheRole, 'b.yaml': template }, 'unknown,unknown'],
    [
      'a plan that destroys another',
      { 'a.json': destroysTheRole.replaceAll('sup', 'tmp'), 'b.yaml': template },
      'unknown,yes',
    ],
    ['a plan that keeps', { 'a.json': keepsBoth, 'b.yaml': template.replace('sup', 'tmp') }, 'yes,yes'],
  ])('by %s', async (_, inputs, access) => {
    expect(await scan(inputs)).toMatchObject({ access });
  });
});
