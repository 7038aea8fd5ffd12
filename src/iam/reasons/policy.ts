import type { With } from '../../model/index.js';

const grammar = 'reference_policies_grammar';
const checks = 'access-analyzer-reference-policy-checks';

/** About the policy as a whole, about statements that IAM refuses, and about actions. */
export const policyReasons = {
  'policy-unknown': {
    source: grammar,
    message: ({ because }: With<'because'>) => `The trust policy cannot be read: ${because}.`,
  },
  'policy-absent': {
    source: 'API_CreateRole (IAM API Reference)',
    message: () => 'The role has no trust policy, and IAM creates no role without one.',
  },
  'policy-no-json': {
    source: grammar,
    message: () => 'IAM will refuse the trust policy: it is no JSON.',
  },
  'policy-no-map': {
    source: grammar,
    message: () => 'IAM will refuse the trust policy: it is no map of elements.',
  },
  'policy-element': {
    source: grammar,
    message: ({ element }: With<'element'>) => `IAM will refuse the trust policy: it has an element \`${element}\`.`,
  },
  'policy-version': {
    source: grammar,
    message: () => 'IAM will refuse the trust policy: its Version is neither 2012-10-17 nor 2008-10-17.',
  },
  'policy-too-long': {
    source: 'reference_iam-quotas',
    message: ({ length }: With<'length', number>) =>
      `IAM will refuse the trust policy: it has ${length.toLocaleString('en')} characters, and the quota ends at 4,096.`,
  },
  'policy-long': {
    source: 'reference_iam-quotas',
    message: ({ length }: With<'length', number>) =>
      `The trust policy has ${length.toLocaleString('en')} characters; beyond 2,048 the account needs a raised quota.`,
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
  dormant: {
    source: 'reference_policies_elements_condition_operators',
    message: () =>
      'The grant is dead today and one edit from alive: whoever puts the spelling right opens the role; take it out, or write what was meant.',
  },
  'sid-malformed': {
    source: 'reference_policies_elements_sid',
    message: ({ sid }: With<'sid'>) =>
      `IAM will refuse the statement: its Sid \`${sid}\` holds something else than letters and digits.`,
  },
  'sid-twice': {
    source: 'reference_policies_elements_sid',
    message: ({ sid }: With<'sid'>) => `IAM will refuse the trust policy: two statements have the Sid \`${sid}\`.`,
  },
  'only-services': {
    source: 'reference_policies_elements_principal',
    message: () => 'Only AWS services can assume the role, so no person can open a support case with it.',
  },
  'statement-unknown': {
    source: grammar,
    message: ({ because }: With<'because'>) => `A statement of the trust policy cannot be read: ${because}.`,
  },
  'effect-malformed': {
    source: 'reference_policies_elements_effect',
    message: () => 'IAM will refuse the statement: its Effect is neither Allow nor Deny.',
  },
  'element-refused': {
    source: checks,
    message: ({ element }: With<'element'>) =>
      `IAM will refuse the statement: a trust policy takes no ${element} element.`,
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
  'action-missing': {
    source: checks,
    message: () => 'IAM will refuse the statement: it has no Action.',
  },
  'action-twice': {
    source: checks,
    message: () => 'IAM will refuse the statement: it has both Action and NotAction.',
  },
  'action-no-text': {
    source: checks,
    message: () => 'IAM will refuse the statement: its actions are no texts.',
  },
  'action-not-sts': {
    source: 'troubleshoot_roles; knowledge center: iam-trust-policy-error',
    message: ({ action }: With<'action'>) =>
      `IAM will refuse the statement: \`${action}\` is no action of STS, and a trust policy takes no other.`,
  },
  'condition-no-map': {
    source: 'reference_policies_elements_condition',
    message: () => 'IAM will refuse the statement: its Condition is no map.',
  },
  'condition-operator-unknown': {
    source: 'reference_policies_elements_condition',
    message: ({ operator }: With<'operator'>) =>
      `IAM will refuse the statement: \`${operator}\` is no condition operator.`,
  },
  'condition-operator-empty': {
    source: 'reference_policies_elements_condition',
    message: ({ operator }: With<'operator'>) => `IAM will refuse the statement: ${operator} holds no map of keys.`,
  },
  'condition-no-text': {
    source: 'reference_policies_elements_condition',
    message: ({ key }: With<'key'>) => `IAM will refuse the statement: the values of ${key} are no texts.`,
  },
  'condition-null-value': {
    source: 'reference_policies_elements_condition',
    message: ({ key }: With<'key'>) => `IAM will refuse the statement: Null of ${key} is neither true nor false.`,
  },
  'action-none': {
    source: 'id_session-tags; id_credentials_temp_control-access_monitor',
    message: () => 'The statement allows no action by which a role is assumed.',
  },
  'action-mismatch': {
    source: `mismatched-action in ${checks}`,
    message: ({ needed }: With<'needed'>) =>
      `Such a principal assumes a role with ${needed}, which the statement does not allow.`,
  },
  'action-wildcard': {
    source: 'cfn_nag F2; reference_policies_elements_action',
    message: () => 'The action is a wildcard: name the action by which the role is to be assumed.',
  },
  'action-not-action': {
    source: 'cfn_nag W14; reference_policies_elements_notaction',
    message: () => 'NotAction allows whatever it does not list: name the action by which the role is to be assumed.',
  },
  'action-unknown': {
    source: 'reference_policies_elements_action',
    message: ({ because }: With<'because'>) => `The action of the statement cannot be told: ${because}.`,
  },
  'session-tags': {
    source: 'id_session-tags',
    message: () => 'The caller may set session tags: limit them with aws:RequestTag and sts:TransitiveTagKeys.',
  },
} as const;
