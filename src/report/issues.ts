import { createHash } from 'node:crypto';
import type { Location, Report, ReportProblem, Severity } from '../model/index.js';
import { openFindings, type ScopedFinding, waivedFindings } from './findings.js';
import { problemsOf } from './problems.js';
import { aboutInWords, reportAnswer, waiverInWords } from './words/answer.js';

/**
 * `unreadable`: a part of an input could not be analysed, and nobody knows what it holds. `waived`: let through, which
 * calls for no action and is shown all the same.
 */
export type IssueLevel = 'fail' | 'unreadable' | 'unknown' | 'warn' | 'waived';

/** What is to be shown, whether a rule found it or an input could not be read: for formats that know only one kind. */
export interface Issue {
  readonly level: IssueLevel;
  readonly severity: Severity;
  /** Id of the rule, or code of the problem. */
  readonly id: string;
  readonly message: string;
  readonly location: Location;
  /** Unique within the report. */
  readonly fingerprint: string;
}

const order: readonly IssueLevel[] = ['fail', 'unreadable', 'unknown', 'warn', 'waived'];

/** Every issue of a report, the worst first. A report that judges nothing has one issue at least. */
export function issuesOf(report: Report): Issue[] {
  const issues = [
    ...openFindings(report).flatMap(findingIssue),
    ...problemsOf(report, 'error').map(problemIssue),
    ...waivedFindings(report).map(waivedIssue),
  ];
  if (issues.length === 0 && report.scopes.length === 0) return [noAnswer(report)];
  return unique(issues.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level)));
}

function findingIssue({ scope, finding }: ScopedFinding): Issue[] {
  const { ruleId: id, verdict, severity, message, help, location, fingerprint } = finding;
  if (verdict === 'pass') return [];
  const text = [message, aboutInWords(scope, location.address), help].filter((part) => part !== '').join('\n');
  return [{ level: verdict, severity, id, message: text, location, fingerprint }];
}

function waivedIssue({ scope, finding }: ScopedFinding): Issue {
  const { ruleId: id, severity, message, location, fingerprint } = finding;
  const text = [message, aboutInWords(scope, location.address), `Waived: ${waiverInWords(finding)}`];
  const words = text.filter((part) => part !== '').join('\n');
  return { level: 'waived', severity, id, message: words, location, fingerprint };
}

function problemIssue({ code, message, location }: ReportProblem): Issue {
  const known = JSON.stringify([code, location.file, location.address ?? '', location.pointer ?? '']);
  const fingerprint = createHash('sha256').update(known).digest('hex').slice(0, 16);
  return { level: 'unreadable', severity: 'high', id: code, message, location, fingerprint };
}

/** What is to be shown where nothing could be judged. */
export function noAnswer(report: Report): Issue {
  const location = { file: report.inputs[0]?.path ?? '.' };
  return {
    level: 'unknown',
    severity: 'high',
    id: 'no-answer',
    message: reportAnswer(report),
    location,
    fingerprint: '0'.repeat(16),
  };
}

/** Issues with one fingerprint would be taken for one: the second gets `-2`, and so on. */
function unique(issues: readonly Issue[]): Issue[] {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const count = (seen.get(issue.fingerprint) ?? 0) + 1;
    seen.set(issue.fingerprint, count);
    return count === 1 ? issue : { ...issue, fingerprint: `${issue.fingerprint}-${count}` };
  });
}
