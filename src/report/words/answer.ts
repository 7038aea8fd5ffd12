import type { Answer, Report, ReportFinding, ReportRole, ReportScope, Trust, Verdict } from '../../model/index.js';
import { countVerdicts } from '../findings.js';

/** Verdicts as lists show them, the worst first. */
export const verdictOrder: readonly Verdict[] = ['fail', 'unknown', 'warn', 'pass'];

const participles: Readonly<Record<Verdict, string>> = {
  fail: 'failed',
  unknown: 'unknown',
  warn: 'warned',
  pass: 'passed',
};

/** `2 failed, 1 unknown`: only what there is, so that the words of failure appear only where something failed. */
export function countsInWords(counts: Readonly<Record<Verdict, number>>): string {
  return verdictOrder
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${participles[verdict]}`)
    .join(', ');
}

/** The name of the scope of a run that declares none. */
const UNDECLARED = 'default';

/** `prod (account 111122223333)`; only the account where nothing is declared. */
export function scopeTitle({ name, account }: ReportScope): string {
  if (account === undefined) return name === UNDECLARED ? 'the account' : name;
  return name === UNDECLARED || name === account ? `account ${account}` : `${name} (account ${account})`;
}

/** The answer to the question the run was asked, for one scope. */
export function scopeAnswer(scope: ReportScope): string {
  const { pass: _, ...open } = countVerdicts(scope.findings);
  const counts = countsInWords({ ...open, pass: 0 });
  const but = scope.supportAccess === 'yes' && counts !== '' ? `, but not every check passes: ${counts}` : '';
  const answer = `${accessInWords(scope)}${but}.`;
  return scope.name === UNDECLARED ? capitalized(answer) : answer;
}

/** The answer for the run as a whole. */
export function reportAnswer(report: Report): string {
  const [only, ...others] = report.scopes;
  if (only === undefined) return 'There was nothing to judge: no plan, state or template could be read.';
  if (others.length === 0) return scopeAnswer(only);
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, unknown: 0, fail: 0 };
  for (const scope of report.scopes) counts[scope.verdict] += 1;
  return `${report.scopes.length} scopes: ${countsInWords(counts)}.`;
}

const role = 'role that gives access to AWS Support';

function accessInWords(scope: ReportScope): string {
  const title = scopeTitle(scope);
  if (scope.supportAccess === 'yes') return `${title} will have a ${role}`;
  if (scope.verdict === 'pass') return `nothing that was asked fails, and no ${role} was found in ${title}`;
  if (scope.supportAccess === 'unknown') return `Cannot tell whether ${title} will have a ${role}`;
  return `${title} will have no ${role}`;
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

/** Who can assume a role, as a clause; of many principals the first few. */
export function whoInWords(trust: Trust, most = 3): string {
  const principals = [...new Set(trust.grants.map((grant) => grant.principal))];
  if (trust.reasons.some(({ code }) => code === 'sensitive')) return 'its trust policy is sensitive and not shown';
  if (principals.length === 0) return 'nobody can be seen to assume it';
  const rest = principals.length - most;
  const shown = principals.slice(0, most).join(', ');
  return `it can be assumed by ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A clause as a sentence begins. */
export function capitalized(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

/** Why a finding is let through, and until when. */
export function waiverInWords({ waived }: ReportFinding): string {
  if (waived === undefined) return '';
  return waived.expires === undefined ? waived.reason : `${waived.reason} (until ${waived.expires})`;
}

/** What the answers mean where they stand behind a noun. */
export const answerInWords: Readonly<Record<Answer, string>> = { yes: 'yes', no: 'no', unknown: 'cannot tell' };

/** `1 input`, `2 inputs` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
