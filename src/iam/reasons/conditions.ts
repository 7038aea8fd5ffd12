import type { With } from '../../model/index.js';

const keys = 'reference_policies_condition-keys';
const operators = 'reference_policies_elements_condition_operators';
const multi = 'reference_policies_multi-value-conditions';
const checks = 'access-analyzer-reference-policy-checks';

/** About conditions: what they are worth, and why some are worth nothing. */
export const conditionReasons = {
  'condition-not-binding': {
    source: `${operators}; ${multi}`,
    message: ({ key }: With<'key'>) => `The condition on ${key} binds nobody: it is met by requests that lack the key.`,
  },
  'condition-set-operator': {
    source: multi,
    message: ({ key }: With<'key'>) =>
      `The condition on ${key} is not counted: the key holds several values, which need ForAnyValue or ForAllValues.`,
  },
  'condition-for-all-values': {
    source: `${multi}; ${checks}`,
    message: ({ key }: With<'key'>) =>
      `ForAllValues is met by requests that lack ${key}: beside keys that are always there, ask for it with Null as well.`,
  },
  'condition-deny-list': {
    source: operators,
    message: ({ key }: With<'key'>) => `The condition on ${key} only keeps some out; it does not say who may come in.`,
  },
  'condition-presence': {
    source: operators,
    message: ({ key }: With<'key'>) => `The condition asks only whether ${key} is there, not what it holds.`,
  },
  'condition-matches-all': {
    source: operators,
    message: ({ key }: With<'key'>) => `The condition on ${key} matches any value.`,
  },
  'condition-matches-none': {
    source: operators,
    message: ({ key }: With<'key'>) => `Nobody can come in: no value of ${key} can meet the condition.`,
  },
  'condition-contradiction': {
    source: operators,
    message: ({ key }: With<'key'>) =>
      `Nobody can come in: the condition on ${key} and the rest of the statement exclude each other.`,
  },
  'condition-literal-wildcard': {
    source: `wildcard-without-like in ${checks}`,
    message: ({ key, value }: With<'key' | 'value'>) =>
      `Nobody can come in: \`${value}\` is compared with ${key} character by character; wildcards need StringLike or ArnLike.`,
  },
  'condition-key-absent': {
    source: keys,
    message: ({ key }: With<'key'>) => `Nobody can come in: requests of such a principal never carry ${key}.`,
  },
  'condition-key-present': {
    source: keys,
    message: ({ key }: With<'key'>) => `Nobody can come in: requests of such a principal always carry ${key}.`,
  },
  'condition-operator': {
    source: operators,
    message: ({ key, operator }: With<'key' | 'operator'>) =>
      `${operator} on ${key} is not counted: it does not compare such values.`,
  },
  'condition-chosen': {
    source: 'reference_policies_iam-condition-keys',
    message: ({ key }: With<'key'>) =>
      `The condition on ${key} is not counted: the caller chooses its value, or it says nothing of who calls.`,
  },
  'condition-key-unknown': {
    source: keys,
    message: ({ key }: With<'key'>) =>
      `The condition on ${key} is not counted: what the key says of the caller is not known here.`,
  },
  'condition-unknown': {
    source: operators,
    message: ({ because }: With<'because'>) => `A condition cannot be told: ${because}.`,
  },
  'principal-arn': {
    source: keys,
    message: () => 'aws:PrincipalArn limits the callers to named users or roles of one account.',
  },
  'principal-arn-any-account': {
    source: keys,
    message: () => 'aws:PrincipalArn leaves the account open: anyone can create a user or role of that name.',
  },
  'principal-arn-colon': {
    source: operators,
    message: () =>
      'aws:PrincipalArn leaves the account open: a wildcard of StringLike, or a policy variable, before the account may stand for colons, so a path made for it fits in any account; use ArnLike and literal text.',
  },
  'principal-arn-session': {
    source: keys,
    message: () =>
      'Nobody can come in: for a session aws:PrincipalArn holds the ARN of the role, not that of the session.',
  },
  'principal-arn-root': {
    source: `${keys}; API_AssumeRole (STS API Reference)`,
    message: () =>
      'Nobody can come in: in aws:PrincipalArn `:root` is the root user alone, who cannot assume roles; name users or roles, or use aws:PrincipalAccount.',
  },
  'identity-center-any': {
    source: 'AWS IAM Identity Center User Guide: referencingpermissionsets',
    message: () =>
      'aws:PrincipalArn takes in every user of Identity Center who has a role in the account: name the permission set, as in `AWSReservedSSO_IncidentResponse_*`.',
  },
  'identity-center-region': {
    source: 'AWS IAM Identity Center User Guide: referencingpermissionsets',
    message: () =>
      'The path of Identity Center roles has no region in it where its home is us-east-1: there `/*/` before the name matches nothing.',
  },
  'account-pattern': {
    source: keys,
    message: ({ key }: With<'key'>) => `The condition on ${key} holds a wildcard, so the account stays open.`,
  },
  'user-id': {
    source: 'reference_policies_variables',
    message: () => 'aws:userid limits the callers to entities named by their unique id.',
  },
  'organization-any': {
    source: keys,
    message: ({ key }: With<'key'>) => `The condition on ${key} asks for any organization, and anyone can have one.`,
  },
  'tag-any-account': {
    source: keys,
    message: () => 'Any account can give its own users the principal tag or user name that is asked for.',
  },
  'tag-own-account': {
    source: keys,
    message: () => 'A principal tag or user name limits the callers to those whom the account has marked.',
  },
  'tag-session': {
    source: 'id_session-tags',
    message: () => 'Whoever holds sts:TagSession on a role may give its sessions such a tag.',
  },
  'external-id-public': {
    source: 'id_roles_create_for-user_externalid',
    message: () => 'An external id is no secret, and names nobody.',
  },
  'external-id-idle': {
    source: 'id_roles_create_for-user_externalid',
    message: () => 'An external id guards against confused deputies of other parties, not within an account.',
  },
  'external-id-short': {
    source: 'API_AssumeRole (STS API Reference)',
    message: () => 'Nobody can come in: an external id has at least two characters.',
  },
  mfa: {
    source: 'id_credentials_mfa_configure-api-require',
    message: () => 'The caller must have signed in with MFA.',
  },
  network: {
    source: keys,
    message: ({ key }: With<'key'>) => `${key} limits where the call comes from, not who makes it.`,
  },
  'network-any': {
    source: keys,
    message: ({ key }: With<'key'>) => `The condition on ${key} allows every address.`,
  },
  'network-private': {
    source: keys,
    message: ({ key }: With<'key'>) =>
      `Nobody can come in: ${key} holds the public address of a caller, never a private one.`,
  },
  'source-identity-action': {
    source: `missing-action-for-condition-key in ${checks}`,
    message: () =>
      'Nobody can come in: sts:SourceIdentity is asked for, and no statement allows sts:SetSourceIdentity.',
  },
  'services-only': {
    source: keys,
    message: ({ key }: With<'key'>) => `${key} leaves only AWS services as callers.`,
  },
  denied: {
    source: 'reference_policies_evaluation-logic',
    message: () => 'Nobody can come in: a Deny statement takes the grant away.',
  },
  'deny-perimeter': {
    source: 'reference_policies_evaluation-logic',
    message: () => 'A Deny statement narrows the grant.',
  },
  'deny-unknown': {
    source: 'reference_policies_evaluation-logic',
    message: () => 'A Deny statement that cannot be told may take the grant away.',
  },
} as const;
