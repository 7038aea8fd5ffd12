import type { Location, Report, ReportProblem } from '../../model/index.js';
import { type ScopedFinding, waivedFindings } from '../findings.js';
import { noAnswer } from '../issues.js';
import { couldNotAnalyze } from '../problems.js';
import { aboutInWords, waiverInWords } from '../words/answer.js';
import { artifactLocation } from './uri.js';

/**
 * How the run went: what it could not read, what is let through and why, and whether it had to leave results out. For
 * readers other than GitHub, which looks at results alone.
 */
export function invocation(report: Report, leftOut: number): object {
  return {
    executionSuccessful: !couldNotAnalyze(report),
    toolExecutionNotifications: [
      ...report.inputs.flatMap((input) => input.problems).map(problemNotification),
      ...waivedFindings(report).map(waivedNotification),
      ...(report.scopes.length === 0 ? [noAnswerNotification(report)] : []),
      ...(leftOut > 0 ? [{ level: 'warning', message: { text: `${leftOut} further results are left out.` } }] : []),
    ],
  };
}

function problemNotification({ code, severity, message, location }: ReportProblem): object {
  return notification(code, severity, message, location);
}

/** No suppressed result: GitHub would show it as one that is open. */
function waivedNotification({ scope, finding }: ScopedFinding): object {
  const { ruleId, message, location } = finding;
  const text = [message, aboutInWords(scope, location.address), `Waived: ${waiverInWords(finding)}`]
    .filter((part) => part !== '')
    .join(' ');
  return { ...notification('waived', 'note', text, location), associatedRule: { id: ruleId } };
}

function noAnswerNotification(report: Report): object {
  const { id, message, location } = noAnswer(report);
  return notification(id, 'error', message, location);
}

function notification(id: string, level: 'error' | 'note', text: string, { file }: Location): object {
  return {
    descriptor: { id },
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }],
  };
}
