import type { Report, ReportProblem } from '../../model/index.js';
import { headLines, placeLines } from './finding.js';
import type { Page } from './page.js';

/** What the inputs' readers have to say with one severity, in the order of the inputs. */
export function problemBlocks(page: Page, report: Report, severity: ReportProblem['severity']): string[][] {
  return report.inputs
    .flatMap((input) => input.problems)
    .filter((problem) => problem.severity === severity)
    .map((problem) => problemLines(page, problem));
}

/** Inputs that were passed over, for `verbose`. */
export function skippedLines(page: Page, report: Report): string[] {
  if (!page.verbose) return [];
  return report.inputs.filter((input) => input.status === 'skipped').map((input) => `skipped  ${input.path}`);
}

function problemLines(page: Page, problem: ReportProblem): string[] {
  const mark = problem.severity === 'error' ? page.paint.red : page.paint.blue;
  return [
    ...headLines(page, mark, problem.severity, problem.code, problem.message),
    ...placeLines(withoutJson(page), problem.location, mark),
  ];
}

/** A plan holds secrets, and one that cannot be read may be any JSON: of JSON the place is told and no line shown. */
function withoutJson(page: Page): Page {
  const lines = (file: string) => {
    const all = page.lines(file);
    return /^\s*[{[]/.test(all?.find((line) => line.trim() !== '') ?? '') ? undefined : all;
  };
  return { ...page, lines };
}
