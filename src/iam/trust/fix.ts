import type { Trust, TrustClass } from '../../model/index.js';

const NAME_PEOPLE =
  'name the users or roles of the incident responders as AWS principals, such as "arn:aws:iam::111122223333:role/IncidentResponse"';

/** What to write instead, by the class that a role has. */
const FIXES: Readonly<Record<TrustClass, string>> = {
  invalid: `Write a trust policy that IAM accepts: Effect, Action "sts:AssumeRole" and a Principal such as {"AWS": "..."}, without wildcards, Resource or NotPrincipal; ${NAME_PEOPLE}.`,
  public: `Take "*" out of the principals: ${NAME_PEOPLE}, or bind aws:PrincipalArn to ARNs that hold the account id.`,
  'public-conditional': `Bind who calls, not how: ${NAME_PEOPLE}, or bind aws:PrincipalArn to ARNs that hold the account id.`,
  'cross-account': `If the account is yours, list it under trustedAccounts in rolecall.yaml; otherwise ${NAME_PEOPLE}.`,
  'cross-account-external-id': `If the account is yours, list it under trustedAccounts in rolecall.yaml; otherwise ${NAME_PEOPLE}.`,
  'account-unknown': `Say which account is scanned (--account, or account in rolecall.yaml) and list the accounts you trust under trustedAccounts, or ${NAME_PEOPLE}.`,
  organization: `List the organization under trustedOrganizations in rolecall.yaml, or ${NAME_PEOPLE}.`,
  account: `List the account under trustedAccounts in rolecall.yaml if all its administrators may pass the role on, or ${NAME_PEOPLE}.`,
  'federated-public': `Bind the claim that tells the customers of the issuer apart, exactly and with StringEquals, or ${NAME_PEOPLE}.`,
  'federated-unscoped': `Bind the audience, and the subjects where the issuer has them (SAML:aud, or aud and sub of the issuer), or ${NAME_PEOPLE}.`,
  'federated-tenant': `Bind the subject exactly (sub of the issuer) to the people who handle incidents, or ${NAME_PEOPLE}.`,
  'federated-scoped': `Give workloads a role of their own and ${NAME_PEOPLE}; if the subjects of the issuer are people, list it under trustedIssuers in rolecall.yaml.`,
  service: `Give the service a role of its own and ${NAME_PEOPLE}.`,
  orphan: `Replace the unique id of the deleted entity: ${NAME_PEOPLE}.`,
  none: `Let somebody in: ${NAME_PEOPLE}, with Action "sts:AssumeRole" and without conditions that cannot be met.`,
  'identity-center': `Assign the permission set to the group of the incident responders.`,
  principals: `Leave the named users and roles as they are and take out what the reasons name.`,
  unknown: `Make the trust policy known before deployment: give the parameters their values, or ${NAME_PEOPLE}.`,
};

/** What would make the role pass; nothing where it does. */
export function fixFor({ class: kind, verdict }: Pick<Trust, 'class' | 'verdict'>): string | undefined {
  return verdict === 'pass' ? undefined : FIXES[kind];
}
