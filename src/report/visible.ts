import type { Report } from '../model/index.js';
import { visible, visibleLines } from '../print/index.js';

/** Keys of the report that hold running text, in which a line break is a line break. */
const prose: ReadonlySet<string> = new Set(['message', 'help', 'fix', 'reason', 'because']);

/** The report with every text in it fit to be shown to a person: the one gate of the formats that people read. */
export function visibleReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return prose.has(key) ? visibleLines(value) : visible(value);
  }) as Report;
}
