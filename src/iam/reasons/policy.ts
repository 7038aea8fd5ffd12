const grammar = 'reference_policies_grammar';
const checks = 'access-analyzer-reference-policy-checks';

/** About the policy as a whole, and about statements that IAM refuses. */
export const policyReasons = {
  'policy-unknown': {
    source: grammar,
    message: (why: string) => `The trust policy cannot be read: ${why}.`,
  },
  'policy-absent': {
    source: 'API_CreateRole (IAM API Reference)',
    message: () => 'The role has no trust policy, and IAM creates no role without one.',
  },
  'policy-malformed': {
    source: grammar,
    message: (what: string) => `IAM will refuse the trust policy: ${what}.`,
  },
  'policy-too-long': {
    source: 'reference_iam-quotas',
    message: (length: string) =>
      `IAM will refuse the trust policy: it has ${length} characters, and the quota ends at 4,096.`,
  },
  'policy-long': {
    source: 'reference_iam-quotas',
    message: (length: string) =>
      `The trust policy has ${length} characters; beyond 2,048 the account needs a raised quota.`,
  },
  'no-statement': {
    source: grammar,
    message: () => 'IAM will refuse the trust policy: it has no statement.',
  },
  'only-deny': {
    source: 'reference_policies_evaluation-logic',
    message: () => 'Nobody can assume the role: no statement of the trust policy allows anything.',
  },
  'nobody-left': {
    source: 'reference_policies_evaluation-logic',
    message: () => 'Nobody can assume the role: no grant of the trust policy comes to anything.',
  },
  'only-services': {
    source: 'reference_policies_elements_principal',
    message: () => 'Only AWS services can assume the role, so no person can open a support case with it.',
  },
  'statement-unknown': {
    source: grammar,
    message: (why: string) => `A statement of the trust policy cannot be read: ${why}.`,
  },
  'effect-malformed': {
    source: 'reference_policies_elements_effect',
    message: () => 'IAM will refuse the statement: its Effect is neither Allow nor Deny.',
  },
  'element-refused': {
    source: checks,
    message: (element: string) => `IAM will refuse the statement: a trust policy takes no ${element} element.`,
  },
  'principal-missing': {
    source: checks,
    message: () => 'IAM will refuse the statement: it has no Principal.',
  },
  'principal-malformed': {
    source: checks,
    message: () => 'IAM will refuse the statement: Principal must be a map such as {"AWS": "..."}.',
  },
  'principal-bare-star': {
    source:
      'aws/aws-cdk issue 5732, pull request 5746; role-trust-unsupported-wildcard in access-analyzer-reference-policy-checks',
    message: () =>
      'IAM will refuse the bare "*" as Principal of a trust policy; were it accepted, it would be everyone.',
  },
  'not-principal': {
    source: 'reference_policies_elements_notprincipal',
    message: () => 'IAM will refuse NotPrincipal in a trust policy; with Allow it would be everyone who is not listed.',
  },
  'action-malformed': {
    source: checks,
    message: (what: string) => `IAM will refuse the statement: ${what}.`,
  },
  'action-not-sts': {
    source: 'troubleshoot_roles; knowledge center: iam-trust-policy-error',
    message: (action: string) =>
      `IAM will refuse the statement: \`${action}\` is no action of STS, and a trust policy takes no other.`,
  },
  'condition-malformed': {
    source: 'reference_policies_elements_condition',
    message: (what: string) => `IAM will refuse the statement: ${what}.`,
  },
} as const;
