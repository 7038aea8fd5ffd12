import type { Report, ReportScope } from '../../model/index.js';
import { inert, visibleLines } from '../../print/index.js';
import { openFindings, waivedFindings } from '../findings.js';
import type { RenderOptions } from '../options.js';
import { visibleReport, visibleSource } from '../visible.js';
import { reportAnswer, scopeAnswer, scopeTitle, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { summaryLines } from '../words/summary.js';
import { findingLines } from './finding.js';
import { indented, labelled, type Page, pageOf } from './page.js';
import { errorBlocks, noteBlocks, skippedLines } from './problems.js';
import { witnessLines } from './witnesses.js';

/**
 * For people: the answer first, then what calls for action, what came near, and what could not be read.
 * Nothing of an input reaches the terminal as a control character, or a runner as a command.
 */
export function renderText(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const page = pageOf({ ...options, source: visibleSource(report, options) });
  const blocks = [
    answerLines(page, shown),
    ...findingBlocks(page, shown, options),
    waivedLines(page, shown),
    ...(page.quiet ? [] : restBlocks(page, shown)),
    ...headed(page, 'Could not be read', errorBlocks(page, shown)),
    ...(page.quiet ? [] : lastBlocks(page, shown)),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return inert(`${text.join('\n\n')}\n`);
}

/** The answer in one line, and for several scopes a further one for each. */
function answerLines(page: Page, report: Report): string[] {
  const line = (verdict: Report['verdict'], text: string, plain: string) =>
    labelled(
      page,
      { plain, painted: plain.replace(/\S+/, (word) => page.paint[verdict](page.paint.bold(word))) },
      text,
    );
  const answer = line(report.verdict, reportAnswer(report), `${report.verdict.toUpperCase()}  `);
  if (report.scopes.length < 2) return answer;
  return [
    ...answer,
    ...report.scopes.flatMap((scope) => line(scope.verdict, scopeAnswer(scope), `  ${scope.verdict.padEnd(7)}  `)),
  ];
}

function findingBlocks(page: Page, report: Report, options: RenderOptions): string[][] {
  const why = new Map(options.rules.map((rule) => [rule.id, visibleLines(rule.why)]));
  return openFindings(report).map((found) => {
    const scope = report.scopes.length > 1 ? { scope: scopeTitle(found.scope) } : {};
    const reason = page.verbose ? why.get(found.finding.ruleId) : undefined;
    return findingLines(page, found, reason === undefined ? scope : { ...scope, why: reason });
  });
}

/** What calls for no action by itself: witnesses, near misses. */
function restBlocks(page: Page, report: Report): string[][] {
  return [
    report.scopes.flatMap((scope) => witnessLines(page, scope)),
    ...headed(page, 'Near misses', [report.scopes.flatMap((scope) => nearMissLines(page, scope))]),
  ];
}

/** What is good to know of the inputs, and the counts. */
function lastBlocks(page: Page, report: Report): string[][] {
  return [...headed(page, 'Notes', noteBlocks(page, report)), [...skippedLines(page, report), ...summaryLines(report)]];
}

function waivedLines(page: Page, report: Report): string[] {
  return waivedFindings(report).flatMap(({ finding }) => {
    const text = `${finding.ruleId} at ${describePlace(finding.location)}: ${waiverInWords(finding)}`;
    return labelled(page, { plain: 'waived  ', painted: `${page.paint.dim('waived')}  ` }, text);
  });
}

function nearMissLines(page: Page, scope: ReportScope): string[] {
  return scope.nearMisses.flatMap((miss) => indented(page, `${describePlace(miss.location)}: ${miss.reason}`));
}

/** Blocks under a heading; no heading over nothing. */
function headed(page: Page, heading: string, blocks: readonly string[][]): string[][] {
  const [first, ...others] = blocks.filter((block) => block.length > 0);
  return first === undefined ? [] : [[page.paint.bold(heading), ...first], ...others];
}
