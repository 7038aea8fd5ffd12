import type { Answer, Change, Grant, ReportRole, Trust, TrustClass } from '../../model/index.js';
import { isAccountId, verdicts } from '../../model/index.js';

/** Each class of principals as a reader would say it. */
export const classInWords: Readonly<Record<TrustClass, string>> = {
  invalid: 'IAM refuses this policy',
  public: 'anyone with any AWS account',
  'public-conditional': 'anyone who meets a condition that names nobody',
  'cross-account': 'another account',
  'cross-account-external-id': 'another account with an external id',
  'account-unknown': 'an account that cannot be told to be the own one',
  organization: 'every account of an organization',
  account: 'everyone of the account whom a policy allows to assume it',
  'federated-public': 'anyone with an account at a public identity provider',
  'federated-unscoped': 'every user of an identity provider',
  'federated-tenant': 'every user of one tenant of an identity provider',
  'federated-scoped': 'chosen users of an identity provider',
  service: 'an AWS service',
  orphan: 'an entity that was deleted',
  none: 'nobody',
  'identity-center': 'the users assigned in Identity Center',
  principals: 'named users or roles',
  unknown: 'cannot be told',
};

/** Whether people can come in, as the end of a line. */
export const personInWords: Readonly<Record<Answer, string>> = {
  yes: 'a person can come in',
  no: 'no person can come in',
  unknown: 'whether a person can come in cannot be told',
};

/** What the deployment does to a role, as a participle. */
export const changeInWords: Readonly<Record<Change, string>> = {
  create: 'will be created',
  update: 'will be updated',
  replace: 'will be replaced',
  keep: 'stays as it is',
  delete: 'will be deleted',
  forget: 'will no longer be managed',
  read: 'is looked up, not managed',
  unknown: 'what becomes of it cannot be told',
};

/** What the answers mean where they stand behind a noun. */
export const answerInWords: Readonly<Record<Answer, string>> = { yes: 'yes', no: 'no', unknown: 'cannot tell' };

/** Whether AWS chooses the name of a role: then it is spelt as a symbol, which says nothing. */
export function isNamedByAws({ name, address }: ReportRole): boolean {
  return name === `<${address}>`;
}

/** How a role comes by its support access, one phrase per route. */
export function viaInWords(role: ReportRole): readonly string[] {
  return role.via.map((route) =>
    route.kind === 'managed-policies'
      ? `${route.policy} in its own list of policies`
      : route.kind === 'attachment'
        ? `${route.policy} attached by ${route.address}`
        : `${route.policy} in the permission set ${route.address}`,
  );
}

/** Who can assume a role, one phrase per grant that is not like another; of many grants the first few. */
export function whoInWords(trust: Trust, most = 3): readonly string[] {
  if (trust.reasons.some(({ code }) => code === 'sensitive')) return ['not shown: its trust policy is sensitive'];
  const all = [...new Set(trust.grants.map(grantInWords))];
  if (all.length === 0) return ['nobody that can be seen'];
  return all.length <= most ? all : [...all.slice(0, most), `${all.length - most} more`];
}

/** A principal and under which conditions it comes in. */
export function grantInWords(grant: Grant): string {
  const { conditions } = grant;
  return conditions.length === 0
    ? principalInWords(grant)
    : `${principalInWords(grant)} if ${conditions.join(' and ')}`;
}

/** A principal as a reader would say it. A wildcard says nothing by itself: its class tells whom it lets in. */
export function principalInWords({ principal, class: trustClass }: Grant): string {
  const [, kind, name = ''] = /^(service|federated):(.*)$/s.exec(principal) ?? [];
  if (kind === 'service') return `the AWS service ${name}`;
  if (kind === 'federated') return name === '*' ? classInWords[trustClass] : `users of ${name}`;
  if (principal === 'unknown') return 'a principal that cannot be told';
  if (principal === '*' || principal === 'none') return classInWords[trustClass];
  return isAccountId(principal) ? `account ${principal}` : principal;
}

/** Principals that are judged alike and for the same reasons. */
export interface GrantGroup {
  readonly principals: readonly string[];
  readonly grant: Grant;
}

/** The grants of a role with the like ones put together, the worst first. */
export function groupGrants(grants: readonly Grant[]): GrantGroup[] {
  const groups = new Map<string, { principals: Set<string>; grant: Grant }>();
  for (const grant of grants) {
    const { principal, path: _, ...judgement } = grant;
    const key = JSON.stringify(judgement);
    const group = groups.get(key) ?? { principals: new Set<string>(), grant };
    group.principals.add(principal);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ principals, grant }) => ({ principals: [...principals], grant }))
    .sort((a, b) => verdicts.indexOf(b.grant.verdict) - verdicts.indexOf(a.grant.verdict));
}
