import type { Report, ReportInput, ReportProblem } from '../model/index.js';

/** What the readers of the inputs have to say, in the order of the inputs. */
export function problemsOf(report: Report, severity: ReportProblem['severity']): ReportProblem[] {
  return report.inputs.flatMap((input) => input.problems).filter((problem) => problem.severity === severity);
}

/** Whether a note says no more than that a file is none of ours: most files of a repository are. */
export function isOfNoConcern({ code, severity }: ReportProblem): boolean {
  return severity === 'note' && code === 'not-an-input';
}

/** Whether an input, or a part of it, could not be analysed: nobody knows what it holds. */
export function isUnread({ status, problems }: ReportInput): boolean {
  return status === 'failed' || problems.some((one) => one.severity === 'error');
}

/** Whether there was nothing to judge, and nothing that could not be read either. */
export function foundNothing({ inputs, summary }: Report): boolean {
  return summary.analyzed === 0 && !inputs.some(isUnread);
}

/** Whether a run could not do what it was asked to, in whole or in part: the one test of every format and exit code. */
export function couldNotAnalyze({ inputs, scopes, summary }: Report): boolean {
  return summary.analyzed === 0 || scopes.length === 0 || inputs.some(isUnread);
}
