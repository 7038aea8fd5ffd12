import type { Report, ReportScope } from '../../model/index.js';
import { inert, visibleLines } from '../../print/index.js';
import { openFindings, type ScopedFinding, scopesWorstFirst, waivedFindings } from '../findings.js';
import type { RenderOptions } from '../options.js';
import { smallestChange } from '../smallest-change.js';
import { visibleReport, visibleSource } from '../visible.js';
import { reportAnswer, scopeInShort, scopeTitle, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { summaryLines } from '../words/summary.js';
import { findingLines } from './finding.js';
import { indented, labelled, type Page, pageOf } from './page.js';
import { errorBlocks, noteBlocks, skippedLines } from './problems.js';
import { witnessBlocks } from './witnesses.js';

/** With more findings than this, the answer has scrolled away by the end, and is said again. */
const short = 5;

/**
 * For people: the answer first, then what calls for action, what came near, and what could not be read.
 * Nothing of an input reaches the terminal as a control character, or a runner as a command.
 */
export function renderText(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const page = pageOf({ ...options, source: visibleSource(report, options) });
  const open = openFindings(shown);
  const blocks = [
    [...answerLines(page, shown), ...scopeLines(page, shown)],
    ...findingBlocks(page, shown, open, options),
    waivedLines(page, shown),
    ...(page.quiet ? [] : restBlocks(page, shown, open)),
    ...headed(page, 'Could not be read', errorBlocks(page, shown)),
    ...(page.quiet ? [] : lastBlocks(page, shown)),
    open.length > short ? answerLines(page, shown) : [],
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return inert(`${text.join('\n\n')}\n`);
}

/** The answer for all that was judged. */
function answerLines(page: Page, report: Report): string[] {
  return verdictLines(page, report.verdict, `${report.verdict.toUpperCase()}  `, reportAnswer(report));
}

/** Where there are several scopes, the answer for each. */
function scopeLines(page: Page, report: Report): string[] {
  if (report.scopes.length < 2) return [];
  return scopesWorstFirst(report).flatMap((scope) =>
    verdictLines(page, scope.verdict, `  ${scope.verdict.padEnd(7)}  `, scopeInShort(scope)),
  );
}

function verdictLines(page: Page, verdict: Report['verdict'], plain: string, text: string): string[] {
  const painted = plain.replace(/\S+/, (word) => page.paint[verdict](page.paint.bold(word)));
  return labelled(page, { plain, painted }, text);
}

/** Each finding; what to do about several of one rule is said at the first. */
function findingBlocks(page: Page, report: Report, open: readonly ScopedFinding[], options: RenderOptions): string[][] {
  const why = new Map(options.rules.map((rule) => [rule.id, visibleLines(rule.why)]));
  const helped = new Set<string>();
  return open.map(({ scope, finding }) => {
    const { ruleId, help } = finding;
    const isSaid = helped.has(`${ruleId} ${help}`);
    helped.add(`${ruleId} ${help}`);
    return findingLines(page, isSaid ? { ...finding, help: '' } : finding, {
      ...(report.scopes.length > 1 && { scope: scopeTitle(scope) }),
      ...(!isSaid && { change: smallestChange({ scope, finding }, page.lines) }),
      ...(page.verbose && { why: why.get(ruleId) ?? '' }),
    });
  });
}

/** What calls for no action by itself: witnesses, and near misses of which no finding tells. */
function restBlocks(page: Page, report: Report, open: readonly ScopedFinding[]): string[][] {
  const told = new Set(open.flatMap(({ finding }) => finding.related.map(({ message }) => message)));
  const misses = report.scopes.flatMap((scope) => scope.nearMisses).filter(({ reason }) => !told.has(reason));
  return [
    ...witnessBlocks(page, report),
    ...headed(page, 'Near misses', [misses.flatMap((miss) => nearMissLines(page, miss))]),
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

function nearMissLines(page: Page, miss: ReportScope['nearMisses'][number]): string[] {
  return indented(page, `${describePlace(miss.location)}: ${miss.reason}`);
}

/** Blocks under a heading; no heading over nothing. */
function headed(page: Page, heading: string, blocks: readonly string[][]): string[][] {
  const [first, ...others] = blocks.filter((block) => block.length > 0);
  return first === undefined ? [] : [[page.paint.bold(heading), ...first], ...others];
}
