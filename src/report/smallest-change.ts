import {
  arnOfSupportPolicy,
  type NearMiss,
  type ReportFinding,
  type ReportScope,
  type TrustClass,
} from '../model/index.js';
import type { ScopedFinding } from './findings.js';

/** The lines of a file by its name, where it is at hand. */
type Lines = (file: string) => readonly string[] | undefined;

/** What inputs are written in, and is edited. */
type Language = 'hcl' | 'document' | 'yaml' | 'json' | 'typescript' | 'python';

/** What a change puts in. */
interface Names {
  readonly account: string;
  /** Terraform's address of the role, without an index. */
  readonly role: string;
}

type Change = Readonly<Record<Language, (names: Names) => string>>;

/**
 * The smallest change that settles a finding, as lines to write where it stands, in the language of that file; none
 * where it takes more than a few lines, or depends on what only the reader knows.
 */
export function smallestChange({ scope, finding }: ScopedFinding, lines: Lines): readonly string[] {
  const change = changeFor(finding, scope);
  const language = languageOf(finding, lines);
  if (change === undefined || language === undefined) return [];
  const role = finding.location.address?.replace(/\[[^\]]*\]$/, '') ?? '';
  return change[language]({ account: scope.account ?? '111122223333', role }).split('\n');
}

function changeFor({ ruleId, location }: ReportFinding, { roles, nearMisses }: ReportScope): Change | undefined {
  switch (ruleId) {
    case 'support-role-trust-scoped': {
      const role = roles.find(({ address }) => address === location.address);
      return role !== undefined && SETTLED_BY_NAMES.has(role.trust.class) ? NAMES_PRINCIPALS : undefined;
    }
    case 'support-role-exists': {
      const miss = nearMisses.find(({ address }) => address === location.address);
      return miss !== undefined && SETTLED_BY_ATTACHING.has(miss.code) ? ATTACHES : undefined;
    }
    case 'support-role-mfa':
      return ASKS_FOR_MFA;
    case 'support-role-session':
      return SHORTENS_SESSIONS;
    default:
      return undefined;
  }
}

/** Of federated trust it is the condition that has to be narrowed, by what the provider says of people. */
const SETTLED_BY_NAMES: ReadonlySet<TrustClass> = new Set<TrustClass>([
  'public',
  'public-conditional',
  'cross-account',
  'cross-account-external-id',
  'account-unknown',
  'organization',
  'account',
  'service',
  'orphan',
]);

const SETTLED_BY_ATTACHING: ReadonlySet<NearMiss['code']> = new Set<NearMiss['code']>(['merely-named', 'other-policy']);

const responders = ({ account }: Names) => `arn:aws:iam::${account}:role/IncidentResponse`;

const NAMES_PRINCIPALS: Change = {
  hcl: (names) => `Principal = { AWS = "${responders(names)}" }`,
  document: (names) => `principals {\n  type        = "AWS"\n  identifiers = ["${responders(names)}"]\n}`,
  yaml: (names) => `Principal:\n  AWS: ${responders(names)}`,
  json: (names) => `"Principal": { "AWS": "${responders(names)}" }`,
  typescript: (names) => `assumedBy: new iam.ArnPrincipal('${responders(names)}')`,
  python: (names) => `assumed_by=iam.ArnPrincipal("${responders(names)}")`,
};

const POLICY = arnOfSupportPolicy();
const attachment = ({ role }: Names) =>
  `resource "aws_iam_role_policy_attachment" "support" {\n  role       = ${role}.name\n  policy_arn = "${POLICY}"\n}`;

const ATTACHES: Change = {
  hcl: attachment,
  document: attachment,
  yaml: () => `ManagedPolicyArns:\n  - ${POLICY}`,
  json: () => `"ManagedPolicyArns": ["${POLICY}"]`,
  typescript: () => "managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')]",
  python: () => 'managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AWSSupportAccess")]',
};

const ASKS_FOR_MFA: Change = {
  hcl: () => 'Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }',
  document: () =>
    'condition {\n  test     = "Bool"\n  variable = "aws:MultiFactorAuthPresent"\n  values   = ["true"]\n}',
  yaml: () => 'Condition:\n  Bool:\n    aws:MultiFactorAuthPresent: "true"',
  json: () => '"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
  typescript: () => ".withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })",
  python: () => '.with_conditions({"Bool": {"aws:MultiFactorAuthPresent": "true"}})',
};

const SHORTENS_SESSIONS: Change = {
  hcl: () => 'max_session_duration = 14400',
  document: () => 'max_session_duration = 14400',
  yaml: () => 'MaxSessionDuration: 14400',
  json: () => '"MaxSessionDuration": 14400',
  typescript: () => 'maxSessionDuration: Duration.hours(4)',
  python: () => 'max_session_duration=Duration.hours(4)',
};

const BY_ENDING: Readonly<Record<string, Language>> = {
  tf: 'hcl',
  tofu: 'hcl',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  ts: 'typescript',
  mts: 'typescript',
  js: 'typescript',
  cjs: 'typescript',
  mjs: 'typescript',
  py: 'python',
};

/** A plan says what its source is written in by how it names resources. */
function languageOf({ location }: ReportFinding, lines: Lines): Language | undefined {
  const { file, address = '', line } = location;
  if (/\.(tf|tofu)\.json$/.test(file)) return undefined;
  const written = /^(module\.|aws_)/.test(address) && !/\.(tf|tofu)$/.test(file) ? 'hcl' : BY_ENDING[endingOf(file)];
  if (written !== 'hcl' || line === undefined) return written;
  return isInDocument(lines(file) ?? [], line) ? 'document' : 'hcl';
}

function endingOf(file: string): string {
  return /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** Whether a line of source stands in an `aws_iam_policy_document`. */
function isInDocument(source: readonly string[], line: number): boolean {
  const head = source.slice(0, line).findLast((text) => /^\w+ "/.test(text));
  return head !== undefined && /"aws_iam_policy_document"/.test(head);
}
