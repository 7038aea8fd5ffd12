import type { Answer, InputKind, Report, ReportFinding, ReportScope, Verdict } from '../../model/index.js';
import { countVerdicts } from '../findings.js';
import { isUnread } from '../problems.js';

/** Verdicts as lists show them, the worst first. */
export const verdictOrder: readonly Verdict[] = ['fail', 'unknown', 'warn', 'pass'];

/** Each verdict as what became of a check. */
export const participles: Readonly<Record<Verdict, string>> = {
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

/** Whether a scope is that of a run which declares none: the name that it has then is nobody's. */
function isNameless({ name, declared }: ReportScope): boolean {
  return declared === undefined && name === 'default';
}

/** `prod (account 111122223333)`; only the account where nothing is declared. */
export function scopeTitle(scope: ReportScope): string {
  const { name, account } = scope;
  if (account === undefined) return isNameless(scope) ? 'the account' : name;
  return isNameless(scope) || name === account ? `account ${account}` : `${name} (account ${account})`;
}

/**
 * What a finding is about, for formats that tell of no scopes: `Scope prod, aws_iam_role.support.`; empty if nothing.
 */
export function aboutInWords(scope: ReportScope, address: string | undefined): string {
  const parts = [isNameless(scope) ? undefined : `Scope ${scope.name}`, address].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** The name alone, by which a scope is known from run to run. */
export function scopeName(scope: ReportScope): string {
  return isNameless(scope) ? scopeTitle(scope) : scope.name;
}

/** The same as a heading; the name that somebody gave a scope stays as it is. */
export function scopeHeading(scope: ReportScope): string {
  return isNameless(scope) ? capitalized(scopeTitle(scope)) : scopeTitle(scope);
}

/** The answer to the question the run was asked, for one scope. */
export function scopeAnswer(scope: ReportScope): string {
  const { pass: _, ...open } = countVerdicts(scope.findings);
  const counts = countsInWords({ ...open, pass: 0 });
  const but = scope.supportAccess === 'yes' && counts !== '' ? `, but not every check passes: ${counts}` : '';
  const answer = `${accessInWords(scope)}${but}.`;
  return isNameless(scope) ? capitalized(answer) : answer;
}

/** The same beside others, in short: `prod (account 111122223333): the role is there; 2 failed`. */
export function scopeInShort(scope: ReportScope): string {
  const { pass: _, ...open } = countVerdicts(scope.findings);
  const counts = countsInWords({ ...open, pass: 0 });
  return `${scopeTitle(scope)}: ${accessInShort[scope.supportAccess]}${counts === '' ? '' : `; ${counts}`}`;
}

const accessInShort: Readonly<Record<Answer, string>> = {
  yes: 'the role is there',
  no: 'no role',
  unknown: 'cannot tell whether there is a role',
};

/** The answer for the run as a whole; what could not be read is told at once, whatever the verdict. */
export function reportAnswer(report: Report): string {
  const [only, ...others] = report.scopes;
  if (only === undefined) return 'There was nothing to judge: no plan, state or template could be read.';
  const answer = others.length === 0 ? scopeAnswer(only) : `${report.scopes.length} scopes: ${scopeCounts(report)}.`;
  const unread = report.inputs.filter(isUnread).length;
  const tried = report.inputs.length - report.summary.skipped;
  return unread === 0 ? answer : `${answer} ${unread} of ${plural(tried, 'input')} could not be read in full.`;
}

function scopeCounts({ scopes }: Report): string {
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, unknown: 0, fail: 0 };
  for (const scope of scopes) counts[scope.verdict] += 1;
  return countsInWords(counts);
}

const role = 'role that gives access to AWS Support';

function accessInWords(scope: ReportScope): string {
  const title = scopeTitle(scope);
  if (scope.supportAccess === 'yes') return `${title} will have a ${role}`;
  if (scope.verdict === 'pass') return `nothing that was asked fails, and no ${role} was found in ${title}`;
  if (scope.supportAccess === 'unknown') return `Cannot tell whether ${title} will have a ${role}`;
  return `${title} will have no ${role}`;
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

const inputNouns: Readonly<Record<InputKind, string>> = {
  'terraform-plan': 'plan',
  'terraform-state': 'state',
  'terraform-source': 'root module',
  cloudformation: 'template',
  facts: 'file of facts',
};

/** What a scope was judged from: `10 templates and 2 plans`. */
export function searchedInWords(searched: ReportScope['searched']): string {
  const kinds = Object.keys(inputNouns) as InputKind[];
  const counted = kinds.filter((kind) => searched[kind]).map((kind) => plural(searched[kind] ?? 0, inputNouns[kind]));
  return listed(counted);
}

/** `a, b and c` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `1 input`, `2 root modules`, `2 files of facts` */
export function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun.replace(/^.*?(?= of |$)/, '$&s')}`;
}
