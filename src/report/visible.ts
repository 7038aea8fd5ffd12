import type { Report } from '../model/index.js';
import { visible, visibleLines } from '../print/index.js';
import type { RenderOptions } from './options.js';

/** Keys of the report that hold running text, in which a line break is a line break. */
const prose: ReadonlySet<string> = new Set(['message', 'help', 'fix', 'reason', 'because']);

/** The report with every text in it fit to be shown to a person: the one gate of the formats that people read. */
export function visibleReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return prose.has(key) ? visibleLines(value) : visible(value);
  }) as Report;
}

/** Reads the files of a report by the names that they have in the visible one. */
export function visibleSource(report: Report, { source }: RenderOptions): RenderOptions['source'] {
  const names = new Map<string, string>();
  JSON.stringify(report, (key, value: unknown) => {
    if (key === 'file' && typeof value === 'string') names.set(visible(value), value);
    return value;
  });
  return (name) => source(names.get(name) ?? name);
}
