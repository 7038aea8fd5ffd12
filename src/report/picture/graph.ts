import type { Grant, ReportRole, ReportScope, TrustClass, Verdict } from '../../model/index.js';
import { isAccountId, verdicts } from '../../model/index.js';
import { rolesWorstFirst } from '../findings.js';
import { classInWords, grantInWords, isNamedByAws } from '../words/role.js';

/** A symbol of the sprite, by its name. */
export type Icon = 'people' | 'account' | 'globe' | 'identity' | 'gear' | 'question' | 'role' | 'support';

/** A box of the picture. */
export interface Node {
  readonly title: string;
  readonly lines: readonly string[];
  /** All that the box stands for, uncut. */
  readonly full: string;
  readonly icon: Icon;
  readonly verdict: Verdict;
}

/** From a box to another, by their places in two neighbouring columns. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** The verdict on who comes in by it; of what a role gives, whether that can be told. */
  readonly kind: Verdict | 'gives';
}

/** Who can assume which role through what: principals, roles and policies from left to right. */
export interface Graph {
  readonly principals: readonly Node[];
  readonly roles: readonly Node[];
  readonly policies: readonly Node[];
  /** From principals to roles. */
  readonly entering: readonly Edge[];
  /** From roles to policies. */
  readonly giving: readonly Edge[];
  /** Roles that are left out: the picture shows the worst. */
  readonly rest: number;
}

/** Of more roles than this, a picture says less than the list below it. */
const mostRoles = 12;
const mostPrincipals = 6;

export function graphOf(scope: ReportScope): Graph {
  const sorted = rolesWorstFirst(scope);
  const shown = sorted.slice(0, mostRoles);
  const principals = column();
  const policies = column();
  const entering: Edge[] = [];
  const giving: Edge[] = [];
  for (const [index, role] of shown.entries()) {
    for (const node of principalsOf(role))
      entering.push({ from: principals.placeOf(node), to: index, kind: node.verdict });
    for (const node of policiesOf(role))
      giving.push({ from: index, to: policies.placeOf(node), kind: node.verdict === 'unknown' ? 'unknown' : 'gives' });
  }
  return {
    principals: principals.nodes,
    roles: shown.map(roleNode),
    policies: policies.nodes,
    entering,
    giving,
    rest: sorted.length - shown.length,
  };
}

/** Boxes from top to bottom, those that look alike once; `placeOf` puts a new one below all others. */
function column(): { readonly nodes: readonly Node[]; readonly placeOf: (node: Node) => number } {
  const nodes: Node[] = [];
  const places = new Map<string, number>();
  const placeOf = (node: Node): number => {
    const { full: _, ...shown } = node;
    const key = JSON.stringify(shown);
    const place = places.get(key) ?? nodes.push(node) - 1;
    places.set(key, place);
    return place;
  };
  return { nodes, placeOf };
}

function roleNode(role: ReportRole): Node {
  const { name, address, trust } = role;
  const title = isNamedByAws(role) ? address : name;
  const lines = title === address ? [] : [address];
  return { title, lines, full: `${title} (${address})`, icon: 'role', verdict: trust.verdict };
}

function policiesOf(role: ReportRole): Node[] {
  const verdict = ({ yes: 'pass', no: 'fail', unknown: 'unknown' } as const)[role.supportAccess];
  return role.via.map(({ policy, kind }) => ({
    title: policy === 'unknown' ? 'a policy that cannot be told' : (policy.split('/').at(-1) ?? policy),
    lines: kind === 'permission-set' ? ['through Identity Center'] : [],
    full: policy,
    icon: 'support' as const,
    verdict,
  }));
}

/** Who comes in, the worst first; a few of many. */
function principalsOf({ trust }: ReportRole): Node[] {
  if (trust.grants.length === 0) {
    const [reason] = trust.reasons;
    const sensitive = reason?.code === 'sensitive';
    const title = sensitive ? 'not shown' : classInWords[trust.class];
    return [
      {
        title,
        lines: sensitive ? ['the policy is sensitive'] : [],
        full: reason?.message ?? title,
        icon: 'question',
        verdict: trust.verdict,
      },
    ];
  }
  const sorted = [...trust.grants].sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  const rest = sorted.length - mostPrincipals;
  const nodes = sorted.slice(0, mostPrincipals).map(principalNode);
  const worst = sorted[mostPrincipals]?.verdict ?? 'pass';
  return rest > 0
    ? [...nodes, { title: `${rest} more`, lines: [], full: 'listed below', icon: 'people', verdict: worst }]
    : nodes;
}

function principalNode(grant: Grant): Node {
  const { title, line } = shortly(grant);
  const lines = [line, ...grant.conditions.map((condition) => `if ${condition}`)].filter((one) => one !== '');
  return { title, lines, full: grantInWords(grant), icon: icons[grant.class], verdict: grant.verdict };
}

const icons: Readonly<Record<TrustClass, Icon>> = {
  invalid: 'question',
  public: 'globe',
  'public-conditional': 'globe',
  'cross-account': 'account',
  'cross-account-external-id': 'account',
  'account-unknown': 'account',
  organization: 'account',
  account: 'account',
  'federated-public': 'globe',
  'federated-unscoped': 'identity',
  'federated-tenant': 'identity',
  'federated-scoped': 'identity',
  service: 'gear',
  orphan: 'question',
  none: 'question',
  'identity-center': 'identity',
  principals: 'people',
  unknown: 'question',
};

/** What follows the account in the ARN of a principal, in words. */
const kinds: Readonly<Record<string, string>> = {
  user: 'user',
  role: 'role',
  'assumed-role': 'session',
  'federated-user': 'session',
  'saml-provider': 'SAML provider',
  'oidc-provider': 'OpenID Connect provider',
};

/** A principal in two lines: its own name, and what and where it is. */
function shortly({ principal, class: trustClass }: Grant): { readonly title: string; readonly line: string } {
  const [, service] = /^service:(.+)$/s.exec(principal) ?? [];
  if (service !== undefined) return { title: service, line: 'AWS service' };
  const [, account = '', resource = ''] = /^(?:federated:)?arn:[^:]*:(?:iam|sts)::([^:]*):(.+)$/s.exec(principal) ?? [];
  const of = account === '' ? '' : ` of ${accountInWords(account)}`;
  if (resource === 'root') return { title: accountInWords(account), line: 'whoever its policies allow' };
  const [kind = '', ...name] = resource.split('/');
  if (kinds[kind] !== undefined) return { title: name.join('/'), line: `${kinds[kind]}${of}` };
  if (isAccountId(principal)) return { title: `account ${principal}`, line: 'whoever its policies allow' };
  if (principal === 'unknown') return { title: 'a principal that cannot be told', line: '' };
  const isWildcard = /^(federated:)?\*$|^none$/.test(principal);
  return { title: isWildcard ? classInWords[trustClass] : principal.replace(/^federated:/, ''), line: '' };
}

function accountInWords(account: string): string {
  return account === '<own account>' ? 'the own account' : `account ${account}`;
}
