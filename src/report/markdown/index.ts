import type { Report } from '../../model/index.js';
import { inert } from '../../print/index.js';
import { linesOf } from '../frame/frame.js';
import type { RenderOptions } from '../options.js';
import { visibleReport, visibleSource } from '../visible.js';
import { reportAnswer } from '../words/answer.js';
import { summaryLines } from '../words/summary.js';
import { cut, withinBudget } from './budget.js';
import { prose } from './escape.js';
import {
  findingsPart,
  nearMissesPart,
  notesPart,
  picturesPart,
  rolesPart,
  scopesPart,
  unreadPart,
  waivedPart,
} from './sections.js';

const marker = '<!-- rolecall -->';

/**
 * Markdown for a comment on a pull request or a job summary: the answer, who can assume the role and why, with a
 * picture, and what calls for action, its details folded. It begins with a marker by which a comment can be found
 * again, and is short enough for one whatever was found: the worst comes first, and what is left out is counted.
 */
export function renderMarkdown(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const lines = linesOf(visibleSource(report, options));
  const lead = [
    marker,
    `## Access to AWS Support: ${shown.verdict}`,
    prose(cut(reportAnswer(shown), 300)),
    prose(summaryLines(shown).join(' ')),
  ].map(inert);
  const parts = [
    scopesPart(shown),
    unreadPart(shown),
    picturesPart(shown),
    rolesPart(shown),
    findingsPart(shown, lines),
    waivedPart(shown),
    nearMissesPart(shown),
    notesPart(shown),
  ];
  return `${[...lead, withinBudget(parts)].filter((text) => text !== '').join('\n\n')}\n`;
}
