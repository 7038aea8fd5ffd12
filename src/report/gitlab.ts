import type { Report, Severity } from '../model/index.js';
import { safeJson, visibleLines } from '../print/index.js';
import { reportFromRoot } from './from-root.js';
import { type Issue, type IssueLevel, issuesOf } from './issues.js';
import type { RenderOptions } from './options.js';
import { speltReport } from './visible.js';

/** A level of its own for what cannot be told, for what warns, and for what is let through. */
const severities: Readonly<Record<IssueLevel, (severity: Severity) => string>> = {
  fail: (severity) => (severity === 'critical' ? 'blocker' : 'critical'),
  unreadable: () => 'critical',
  unknown: () => 'major',
  warn: () => 'minor',
  waived: () => 'info',
};

/**
 * GitLab's Code Quality report: an array, empty where there is nothing to show.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderGitlab(report: Report, { fromRoot }: RenderOptions): string {
  return safeJson(issuesOf(speltReport(reportFromRoot(report, fromRoot))).map(codeQualityIssue));
}

function codeQualityIssue(issue: Issue): object {
  const { file, line } = issue.location;
  return {
    description: `${issue.level}: ${visibleLines(issue.message)}`,
    check_name: issue.id,
    fingerprint: issue.fingerprint,
    severity: severities[issue.level](issue.severity),
    location: { path: file.replace(/^(\.\/+)+/, ''), lines: { begin: line ?? 1 } },
  };
}
