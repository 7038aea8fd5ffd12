import type { With } from '../../model/index.js';
import { ownOrganization } from '../text/account.js';

const principal = 'reference_policies_elements_principal';
const checks = 'access-analyzer-reference-policy-checks';

/** About principals, AWS services among them, and the classes they lead to. */
export const principalReasons = {
  everyone: {
    source: `${principal}; AWS Security Blog: How to use trust policies with IAM roles`,
    message: () => 'Any principal of any AWS account may assume the role.',
  },
  'everyone-conditional': {
    source: 'access-analyzer-reference-filter-keys',
    message: () => "Any AWS account may assume the role once it meets conditions that bind nobody's identity.",
  },
  'own-account': {
    source: `${principal}; CreateIAMSupportRole (Automated Security Response on AWS)`,
    message: () =>
      'Every user and role of the own account may assume the role if a policy of its own allows it; the account is not declared in trustedAccounts.',
  },
  'own-account-declared': {
    source: principal,
    message: () =>
      'Every user and role of the own account may assume the role if a policy of its own allows it; the account is declared in trustedAccounts.',
  },
  'own-account-at-once': {
    source: 'reference_policies_evaluation-logic-cross-account',
    message: () =>
      'Every user and role of the own account may assume the role, and with "*" as Principal needs no policy of its own for it.',
  },
  'other-account': {
    source: 'id_roles_create_for-user_externalid',
    message: ({ account }: With<'account'>) =>
      `Account ${account} decides by itself who of its users and roles may assume the role.`,
  },
  'other-account-declared': {
    source: 'id_roles_create_for-user_externalid',
    message: ({ account }: With<'account'>) =>
      `Account ${account} decides by itself who may assume the role; it is declared in trustedAccounts.`,
  },
  'other-account-external-id': {
    source: 'id_roles_create_for-user_externalid',
    message: ({ account }: With<'account'>) =>
      `Account ${account} may assume the role with an external id, which guards against a confused deputy and names no person.`,
  },
  'other-account-mfa': {
    source: 'id_credentials_mfa_configure-api-require',
    message: ({ account }: With<'account'>) =>
      `Account ${account} may assume the role with MFA: that authenticates its users and does not choose among them.`,
  },
  'account-unknown': {
    source: principal,
    message: ({ account }: With<'account'>) =>
      `Every user and role of account ${account} may assume the role if a policy of its own allows it; whether that is the own account cannot be told.`,
  },
  'account-unknown-declared': {
    source: principal,
    message: ({ account }: With<'account'>) =>
      `Every user and role of account ${account} may assume the role if a policy of its own allows it; the account is declared in trustedAccounts.`,
  },
  organization: {
    source: 'reference_policies_condition-keys',
    message: ({ organization }: With<'organization'>) =>
      `Every account of ${organization === ownOrganization ? 'the own organization' : `organization ${organization}`} may assume the role.`,
  },
  'organization-declared': {
    source: 'reference_policies_condition-keys',
    message: ({ organization }: With<'organization'>) =>
      `Every account of ${organization === ownOrganization ? 'the own organization' : `organization ${organization}`} may assume the role; it is declared in trustedOrganizations.`,
  },
  named: {
    source: principal,
    message: () => 'Only named users or roles may assume the role.',
  },
  'named-elsewhere': {
    source: principal,
    message: ({ account }: With<'account'>) =>
      `The principal belongs to account ${account}, whose administrators control it.`,
  },
  session: {
    source: principal,
    message: () =>
      'The principal is one session of a role: whoever assumes that role chooses the name of the session, unless its issuer fixes it.',
  },
  'federated-user': {
    source: `${principal}; API_GetFederationToken (STS API Reference)`,
    message: () => 'The principal is a GetFederationToken session, which stands on the long-lived key of a user.',
  },
  'unique-id': {
    source: principal,
    message: () =>
      'The principal is a unique id, which IAM shows once the user or role behind it was deleted: nobody can use it.',
  },
  'principal-wildcard': {
    source: `${principal}; ${checks}`,
    message: () => 'IAM will refuse the principal: only "*" alone is a wildcard there, and only for AWS principals.',
  },
  'principal-group': {
    source: principal,
    message: () => 'IAM will refuse the principal: a group is no principal.',
  },
  'principal-unusable': {
    source: 'knowledge center: iam-trust-policy-error',
    message: ({ text }: With<'text'>) => `IAM will refuse the principal: \`${text}\` is no principal that it knows.`,
  },
  'principal-type': {
    source: principal,
    message: ({ type }: With<'type'>) =>
      `IAM will refuse the principal: a trust policy takes no principal of type ${type}.`,
  },
  'principal-none': {
    source: principal,
    message: () => 'The statement lists no principal.',
  },
  'principal-unknown': {
    source: principal,
    message: ({ because }: With<'because'>) => `The principal cannot be told: ${because}.`,
  },
  'other-partition': {
    source: 'knowledge center: iam-trust-policy-error',
    message: ({ partition }: With<'partition'>) =>
      `The principal is of partition ${partition}: there is no trust from one partition to another.`,
  },
  'service-linked': {
    source: 'id_roles_terms-and-concepts',
    message: () => 'Only roles that are linked to AWS services can be meant, and no person assumes those.',
  },
  'service-compute': {
    source: 'reference_policies_elements_principal',
    message: ({ service }: With<'service'>) =>
      `${service} runs code or automation: whatever runs there would have the support access.`,
  },
  'service-neighbour': {
    source: 'AWS Support User Guide; Incident Manager User Guide',
    message: ({ service }: With<'service'>) =>
      `${service} has business with support or incidents, yet deserves a role of its own.`,
  },
  'service-other': {
    source: 'reference_policies_elements_principal',
    message: ({ service }: With<'service'>) => `${service} may assume the role on behalf of whoever can pass it on.`,
  },
  'service-confused-deputy': {
    source: 'confused-deputy',
    message: ({ service }: With<'service'>) =>
      `${service} may be made to act for another account: bind aws:SourceAccount or aws:SourceArn.`,
  },
  'service-source-open': {
    source: 'confused-deputy',
    message: ({ key }: With<'key'>) => `The condition on ${key} leaves the account open.`,
  },
  'roles-anywhere': {
    source: 'IAM Roles Anywhere User Guide: trust model',
    message: () =>
      'Roles Anywhere needs aws:SourceArn of the trust anchor and a principal tag of the certificate: a common name is unique within one authority only.',
  },
} as const;
