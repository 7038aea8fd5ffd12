import type { Report, ReportFinding, ReportRole, ReportScope, Severity, Verdict } from '../model/index.js';
import { severities, verdicts } from '../model/index.js';

/** A finding together with the scope it is about. */
export interface ScopedFinding {
  readonly scope: ReportScope;
  readonly finding: ReportFinding;
}

/** What calls for action: neither passed nor waived, the worst first. */
export function openFindings(report: Report): ScopedFinding[] {
  return allFindings(report)
    .filter(({ finding }) => finding.verdict !== 'pass' && !finding.waived)
    .sort(worstFirst);
}

/** What is let through by a waiver. */
export function waivedFindings(report: Report): ScopedFinding[] {
  return allFindings(report).filter(({ finding }) => finding.waived !== undefined);
}

/** Every finding of every scope, in the report's order. */
export function allFindings(report: Report): ScopedFinding[] {
  return report.scopes.flatMap((scope) => scope.findings.map((finding) => ({ scope, finding })));
}

/** The scopes, the worst first; else in the report's order. */
export function scopesWorstFirst({ scopes }: Report): ReportScope[] {
  return [...verdicts].reverse().flatMap((verdict) => scopes.filter((scope) => scope.verdict === verdict));
}

/** The roles of a scope, those that the wrong people can assume first. */
export function rolesWorstFirst({ roles }: ReportScope): ReportRole[] {
  return [...roles].sort((a, b) => verdicts.indexOf(b.trust.verdict) - verdicts.indexOf(a.trust.verdict));
}

/** How many findings of a scope have each verdict, the waived ones left out. */
export function countVerdicts(findings: readonly ReportFinding[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, unknown: 0, fail: 0 };
  for (const finding of findings) if (!finding.waived) counts[finding.verdict] += 1;
  return counts;
}

/** By verdict, then severity, then where it stands, then rule; characters compare by code unit, in every locale. */
function worstFirst(a: ScopedFinding, b: ScopedFinding): number {
  return (
    badness(b.finding) - badness(a.finding) ||
    compare(a.finding.location.file, b.finding.location.file) ||
    (a.finding.location.line ?? 0) - (b.finding.location.line ?? 0) ||
    (a.finding.location.column ?? 0) - (b.finding.location.column ?? 0) ||
    compare(a.finding.location.address ?? '', b.finding.location.address ?? '') ||
    compare(a.finding.ruleId, b.finding.ruleId)
  );
}

function badness(finding: { readonly verdict: Verdict; readonly severity: Severity }): number {
  return verdicts.indexOf(finding.verdict) * severities.length + severities.indexOf(finding.severity);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
