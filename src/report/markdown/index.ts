import type { Report, ReportScope } from '../../model/index.js';
import { inert } from '../../print/index.js';
import { openFindings, type ScopedFinding, scopesWorstFirst, waivedFindings } from '../findings.js';
import { drawFrame, frame, type Lines, linesOf } from '../frame/frame.js';
import type { RenderOptions } from '../options.js';
import { problemsOf } from '../problems.js';
import { visibleReport, visibleSource } from '../visible.js';
import { reportAnswer, scopeAnswer, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { summaryLines } from '../words/summary.js';
import { cell, code, codeBlock, prose } from './escape.js';

/** Bytes. GitHub drops a job summary of more than 1 MiB whole. */
const mostBytes = 900 * 1024;
/** Of many scopes, how many the table shows: the worst. */
const mostScopes = 200;
const frameColumns = 100;

const marker = '<!-- rolecall -->';
const cut = 'The rest is left out for its length. The other formats have all of it.';

/**
 * Markdown for a job summary or a comment on a pull request: the answer, then what calls for action. It begins with a
 * marker by which a comment can be found again, and ends early, saying so, where it would be too long.
 */
export function renderMarkdown(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const lines = linesOf(visibleSource(report, options));
  const blocks = [
    marker,
    `## Access to AWS Support: ${shown.verdict}`,
    prose(reportAnswer(shown)),
    prose(summaryLines(shown).join(' ')),
    ...scopeTable(shown),
    ...openFindings(shown).map((found) => findingBlock(found, lines)),
    ...list('Waived', waivedFindings(shown).map(waivedItem)),
    ...list('Near misses', shown.scopes.flatMap(nearMissItems)),
    ...list('Could not be read', problemItems(shown, 'error')),
    ...list('Notes', problemItems(shown, 'note')),
  ];
  return joined(blocks.map(inert));
}

/** One row per scope, where there are several. */
function scopeTable(report: Report): string[] {
  if (report.scopes.length < 2) return [];
  const worst = scopesWorstFirst(report);
  const rows = worst.slice(0, mostScopes).map((scope) => `| **${scope.verdict}** | ${cell(scopeAnswer(scope))} |`);
  const rest = report.scopes.length - rows.length;
  const table = ['| Verdict | Answer |', '| --- | --- |', ...rows].join('\n');
  return rest > 0 ? [table, `and ${rest} more scopes.`] : [table];
}

function findingBlock({ scope, finding }: ScopedFinding, lines: Lines): string {
  const { ruleId, verdict, message, help, location, related } = finding;
  const drawn = drawFrame(frame(location, lines, frameColumns), 4);
  const items = [
    `Where: ${code(describePlace(location))}`,
    `Scope: ${code(scope.name)}`,
    ...(help === '' ? [] : [`What to do: ${prose(help)}`]),
    ...related.map((one) => `See ${code(describePlace(one.location))}: ${prose(one.message)}`),
  ];
  const parts = [
    `### ${verdict}: ${code(ruleId)}`,
    prose(message),
    ...(drawn.length === 0 ? [] : [codeBlock(drawn)]),
    items.map((item) => `- ${item}`).join('\n'),
  ];
  return parts.join('\n\n');
}

function waivedItem({ finding }: ScopedFinding): string {
  return `${code(finding.ruleId)} at ${code(describePlace(finding.location))}: ${prose(waiverInWords(finding))}`;
}

function nearMissItems(scope: ReportScope): string[] {
  return scope.nearMisses.map((miss) => `${code(describePlace(miss.location))}: ${prose(miss.reason)}`);
}

function problemItems(report: Report, severity: 'error' | 'note'): string[] {
  return problemsOf(report, severity).map(
    ({ code: id, location, message }) => `${code(id)} in ${code(describePlace(location))}: ${prose(message)}`,
  );
}

/** A heading and its items, each a block of its own, so that a long list can be cut; nothing where there are none. */
function list(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`### ${heading}`, ...items.map((item) => `- ${item}`)];
}

/** The blocks up to the limit, with a blank line between any two that are not items of one list. */
function joined(blocks: readonly string[]): string {
  let text = '';
  let bytes = Buffer.byteLength(cut);
  for (const [index, block] of blocks.entries()) {
    const inList = block.startsWith('- ') && blocks[index - 1]?.startsWith('- ');
    bytes += Buffer.byteLength(block) + 2;
    if (bytes > mostBytes) return `${text}\n\n${cut}\n`;
    text += `${index === 0 ? '' : inList ? '\n' : '\n\n'}${block}`;
  }
  return `${text}\n`;
}
