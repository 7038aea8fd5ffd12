import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolecall } from './run-cli.js';
import { attachment, plan, type Resources, role, SUPPORT, state } from './terraform.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-sensitive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROLE = 'aws_iam_role.s';
const there: Resources = { [ROLE]: role('sup'), 'aws_iam_role_policy_attachment.s': attachment('sup') };

const document = (Effect: string, Action: string | readonly string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 's3cr3t', Effect, Action, Resource: '*' }] });

/** The role with more to it, and what of that is sensitive. */
function planWith(attributes: object, sensitive: Resources, others: Resources = {}): string {
  return plan({}, { ...there, [ROLE]: { ...there[ROLE], ...attributes }, ...others }, { sensitive });
}

const inline = (name: string, policy: string) =>
  planWith({ inline_policy: [{ name, policy }] }, { [ROLE]: { inline_policy: [{ name: true, policy: true }] } });

const ofItsOwn = (policy: string) =>
  planWith(
    {},
    { 'aws_iam_role_policy.p': { policy: true } },
    { 'aws_iam_role_policy.p': { name: 'more', role: 'sup', policy } },
  );

const managed = (policy: string, attached = true) =>
  planWith(
    {},
    { 'aws_iam_policy.p': { policy: true } },
    {
      'aws_iam_policy.p': { name: 'more', arn: 'arn:aws:iam::111122223333:policy/more', path: '/', policy },
      ...(attached
        ? {
            'aws_iam_role_policy_attachment.p': { role: 'sup', policy_arn: 'arn:aws:iam::111122223333:policy/more' },
          }
        : {}),
    },
  );

const boundary = (policy: string) =>
  planWith(
    { permissions_boundary: 'arn:aws:iam::111122223333:policy/edge' },
    { 'aws_iam_policy.p': { policy: true } },
    { 'aws_iam_policy.p': { name: 'edge', arn: 'arn:aws:iam::111122223333:policy/edge', path: '/', policy } },
  );

describe('what is sensitive is judged when it is extracted: the report is that of a scan, and the facts do not hold it', () => {
  it.each([
    ['a Deny in an inline policy', inline('more', document('Deny', 'support:*'))],
    ['a harmless inline policy', inline('more', document('Allow', 's3:GetObject'))],
    ['an inline policy that allows everything', inline('more', document('Allow', '*'))],
    ['an inline policy of the name of the real one', inline('AWSSupportAccess', document('Allow', 's3:GetObject'))],
    ['an inline policy that cannot be read', inline('more', '{"s3cr3t": ')],
    ['a Deny in a policy of its own', ofItsOwn(document('Deny', 'support:*'))],
    ['a policy of its own that allows everything', ofItsOwn(document('Allow', '*'))],
    ['a Deny in a managed policy', managed(document('Deny', 'support:*'))],
    ['a managed policy that looks like the real one', managed(document('Allow', 'support:*'), false)],
    ['a boundary that allows support', boundary(document('Allow', 'support:*'))],
    ['a boundary that does not', boundary(document('Allow', 's3:*'))],
    ['a path', planWith({ path: '/s3cr3t/', arn: undefined }, { [ROLE]: { path: true } })],
    [
      'a path that the ARN shows',
      planWith({ path: '/s3cr3t/', arn: 'arn:aws:iam::111122223333:role/s3cr3t/sup' }, { [ROLE]: { path: true } }),
    ],
    [
      'a list of policies that may be left over',
      state(
        {
          ...there,
          [ROLE]: { ...role('sup'), managed_policy_arns: [SUPPORT, 'arn:aws:iam::111122223333:policy/s3cr3t'] },
        },
        { [ROLE]: { managed_policy_arns: true } },
      ),
    ],
    [
      'a list of policies that may be left over, and nothing else',
      state({ [ROLE]: { ...role('sup'), managed_policy_arns: [SUPPORT] } }, { [ROLE]: { managed_policy_arns: true } }),
    ],
    [
      'the sort of principal that a permission set is assigned to',
      plan(
        {},
        {
          'aws_ssoadmin_permission_set.p': { name: 'sup', arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1' },
          'aws_ssoadmin_managed_policy_attachment.p': {
            permission_set_arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
            managed_policy_arn: SUPPORT,
          },
          'aws_ssoadmin_account_assignment.p': {
            permission_set_arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
            principal_type: 'S3CR3T',
            principal_id: 'somebody',
            target_id: '111122223333',
          },
        },
        { sensitive: { 'aws_ssoadmin_account_assignment.p': { principal_type: true } } },
      ),
    ],
  ])('%s', async (_, text) => {
    const [input, facts] = [join(folder, 'input.json'), join(folder, 'facts.ndjson')];
    writeFileSync(input, text);
    const extracted = await rolecall(['extract', input, '--no-config']);
    expect(extracted.stdout).not.toMatch(/s3cr3t/i);
    writeFileSync(facts, extracted.stdout);
    for (const format of ['json', 'text', 'sarif'])
      expect(await rolecall(['evaluate', facts, '--no-config', '-f', format])).toEqual(
        await rolecall(['scan', input, '--no-config', '-f', format]),
      );
  });
});
