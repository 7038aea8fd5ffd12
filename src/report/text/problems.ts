import type { Report, ReportProblem } from '../../model/index.js';
import { isOfNoConcern, problemsOf } from '../problems.js';
import { headLines, placeLines } from './finding.js';
import { indented, labelled, type Page } from './page.js';

/** What the inputs' readers say went wrong, in the order of the inputs. */
export function errorBlocks(page: Page, report: Report): string[][] {
  return problemsOf(report, 'error').map((problem) => problemLines(page, problem));
}

/** What they have to note: for `verbose` all of it, else of each kind the first, and how many more there are. */
export function noteBlocks(page: Page, report: Report): string[][] {
  const notes = problemsOf(report, 'note').filter((note) => !isOfNoConcern(note));
  if (page.verbose) return notes.map((note) => problemLines(page, note));
  const kinds = [...new Set(notes.map((note) => note.code))];
  return kinds.map((code) =>
    firstOf(
      page,
      notes.filter((note) => note.code === code),
    ),
  );
}

function firstOf(page: Page, [first, ...more]: readonly ReportProblem[]): string[] {
  if (first === undefined) return [];
  const rest = more.length === 0 ? [] : indented(page, `and ${more.length} more of this kind: --verbose shows them`);
  return [...problemLines(page, first), ...rest];
}

/** Inputs that were passed over and why, for `verbose`. */
export function skippedLines(page: Page, report: Report): string[] {
  if (!page.verbose) return [];
  const skipped = report.inputs.filter((input) => input.status === 'skipped');
  return skipped.flatMap(({ path, problems }) => {
    const text = [path, ...problems.filter(isOfNoConcern).map(({ message }) => message)].join(': ');
    return labelled(page, { plain: 'skipped  ', painted: `${page.paint.dim('skipped')}  ` }, text);
  });
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
