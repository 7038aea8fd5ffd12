import type { Report } from '../../model/index.js';
import { countsInWords, plural } from './answer.js';

/** The last lines: what was evaluated, and of what. */
export function summaryLines(report: Report): string[] {
  const { waived, ...counts } = report.summary.rules;
  const judged = counts.pass + counts.warn + counts.unknown + counts.fail;
  const outcome = [countsInWords(counts), waived > 0 ? `${waived} waived` : '']
    .filter((part) => part !== '')
    .join(', ');
  const { inputs, analyzed, skipped, failed } = report.summary;
  const read = [`${analyzed} analyzed`, skipped > 0 ? `${skipped} skipped` : '', failed > 0 ? `${failed} failed` : ''];
  return [
    `${plural(judged + waived, 'check')} evaluated${outcome === '' ? '' : `: ${outcome}`}.`,
    `${plural(inputs, 'input')}: ${read.filter((part) => part !== '').join(', ')}.`,
  ];
}
