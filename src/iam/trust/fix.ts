import type { Grant, Trust, TrustClass } from '../../model/index.js';
import type { ReasonCode } from '../reasons/index.js';

const NAME_PEOPLE =
  'name the users or roles of the incident responders as AWS principals, such as "arn:aws:iam::111122223333:role/IncidentResponse"';

/** What to write instead, by the class of a grant. */
const BY_CLASS: Readonly<Record<TrustClass, string>> = {
  invalid: `Write a trust policy that IAM accepts, with Effect, Action "sts:AssumeRole" and a Principal such as {"AWS": "..."}, without wildcards, Resource or NotPrincipal: ${NAME_PEOPLE}.`,
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
  'identity-center': 'Assign the permission set to the group of the incident responders.',
  principals: `Keep the named users and roles, and put right what the reasons name.`,
  unknown: `Make the trust policy known before deployment (give the parameters their values), or ${NAME_PEOPLE}.`,
};

/** What to write instead where a reason says it better than the class. */
const BY_REASON: ReadonlyMap<string, string> = new Map<ReasonCode, string>([
  [
    'own-account-at-once',
    `Name the account as principal instead of "*" and list it under trustedAccounts in rolecall.yaml, or ${NAME_PEOPLE}.`,
  ],
  ['saml-identity-center', 'Assign a permission set with AWSSupportAccess instead of a role made by hand.'],
  ['dormant', `Take out the grant that lets nobody in, or write what was meant by it: ${NAME_PEOPLE}.`],
  ['action-not-action', 'Write Action "sts:AssumeRole" instead of NotAction.'],
]);

/** What would make a role pass: what to do about each grant that decides. Nothing where it passes. */
export function fixFor({
  class: kind,
  verdict,
  grants,
}: Pick<Trust, 'class' | 'verdict' | 'grants'>): string | undefined {
  if (verdict === 'pass') return undefined;
  const decisive = kind === 'invalid' || kind === 'none' ? [] : grants.filter((grant) => grant.verdict === verdict);
  const fixes = decisive.length > 0 ? decisive.map(fixOf) : [BY_CLASS[kind]];
  return [...new Set(fixes)].join(' ');
}

function fixOf({ class: kind, reasons }: Grant): string {
  const better = reasons.flatMap(({ code }) => BY_REASON.get(code) ?? []);
  return better[0] ?? BY_CLASS[kind];
}
