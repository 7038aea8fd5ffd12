import { describe, expect, test } from 'vitest';
import type { ReportFinding, ReportScope } from '../../src/model/index.js';
import { smallestChange } from '../../src/report/smallest-change.js';

const RESPONDERS = 'arn:aws:iam::111122223333:role/IncidentResponse';
const DOCUMENT = ['data "aws_iam_policy_document" "trust" {', '  statement {', '    principals {', '    }', '  }', '}'];

interface At {
  readonly file: string;
  readonly address?: string;
  readonly line?: number;
  readonly source?: readonly string[];
}

/** What to write for a rule at a place, where the role has a class of trust or comes near. */
function written(
  ruleId: string,
  { file, address = 'Role', line, source }: At,
  trust = 'public',
  near = 'merely-named',
): string {
  const location = { file, address, ...(line !== undefined && { line }) };
  const scope = { roles: [{ address, trust: { class: trust } }], nearMisses: [{ address, code: near }] };
  const found = { scope: scope as unknown as ReportScope, finding: { ruleId, location } as unknown as ReportFinding };
  return smallestChange(found, () => source).join('\n');
}

const RULE = 'support-role-trust-scoped';

describe('the smallest change', () => {
  test.each<[string, At, string]>([
    ['HCL', { file: 'main.tf', address: 'aws_iam_role.r' }, `Principal = { AWS = "${RESPONDERS}" }`],
    [
      'a policy document',
      { file: 'main.tf', address: 'aws_iam_role.r', line: 3, source: DOCUMENT },
      `principals {\n  type        = "AWS"\n  identifiers = ["${RESPONDERS}"]\n}`,
    ],
    [
      'HCL of a plan alone',
      { file: 'plan.json', address: 'module.a.aws_iam_role.r[0]' },
      `Principal = { AWS = "${RESPONDERS}" }`,
    ],
    ['YAML', { file: 'role.yaml' }, `Principal:\n  AWS: ${RESPONDERS}`],
    ['JSON', { file: 'role.json' }, `"Principal": { "AWS": "${RESPONDERS}" }`],
    ['TypeScript', { file: 'lib/role.ts' }, `assumedBy: new iam.ArnPrincipal('${RESPONDERS}')`],
    ['Python', { file: 'app.py' }, `assumed_by=iam.ArnPrincipal("${RESPONDERS}")`],
    ['nothing for Terraform as JSON', { file: 'main.tf.json', address: 'aws_iam_role.r' }, ''],
    ['nothing for what is not known', { file: 'role.template' }, ''],
  ])('is written in %s', (_, at, expected) => {
    expect(written(RULE, at)).toBe(expected);
  });

  test.each([
    'federated-tenant',
    'federated-public',
    'invalid',
    'none',
    'unknown',
    'principals',
  ])('is none for trust of the class %s, which names do not settle', (trust) => {
    expect(written(RULE, { file: 'role.yaml' }, trust)).toBe('');
  });

  test('attaches the policy to the role that comes nearest', () => {
    expect(written('support-role-exists', { file: 'main.tf', address: 'aws_iam_role.support[0]' })).toBe(
      'resource "aws_iam_role_policy_attachment" "support" {\n  role       = aws_iam_role.support.name\n' +
        '  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"\n}',
    );
    expect(written('support-role-exists', { file: 'role.yaml' })).toMatch(
      /^ManagedPolicyArns:\n {2}- arn:aws:iam::aws:/,
    );
    expect(written('support-role-exists', { file: 'role.yaml' }, 'public', 'will-not-exist')).toBe('');
  });

  test('asks for a second factor, and shortens sessions', () => {
    expect(written('support-role-mfa', { file: 'role.json' })).toContain('"aws:MultiFactorAuthPresent": "true"');
    expect(written('support-role-session', { file: 'main.tf' })).toBe('max_session_duration = 14400');
    expect(written('support-role-dedicated', { file: 'main.tf' })).toBe('');
  });
});
