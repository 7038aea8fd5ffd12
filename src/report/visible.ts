import type { Report } from '../model/index.js';
import { visible, visibleLines } from '../print/index.js';
import { mapTexts } from './map-texts.js';
import type { RenderOptions } from './options.js';
import { spelt } from './words/names.js';

/** Keys of the report that hold running text, in which a line break is a line break. */
const prose: ReadonlySet<string> = new Set(['message', 'help', 'fix', 'reason', 'because']);

/** Keys by which a file or a part of it is found again: they stay as they are. */
const names: ReadonlySet<string> = new Set(['file', 'input', 'path', 'pointer']);

/** The report with what AWS fills in spelt as people write it: for every format but the report itself. */
export function speltReport(report: Report): Report {
  return mapTexts(report, (text, key) => (names.has(key) ? text : spelt(text)));
}

/** The report with every text in it fit to be shown to a person: the one gate of the formats that people read. */
export function visibleReport(report: Report): Report {
  return mapTexts(report, (text, key) => {
    if (names.has(key)) return visible(text);
    return prose.has(key) ? visibleLines(spelt(text)) : visible(spelt(text));
  });
}

/** Reads the files of a report by the names that they have in the visible one. */
export function visibleSource(report: Report, { source }: RenderOptions): RenderOptions['source'] {
  const named = new Map<string, string>();
  mapTexts(report, (text, key) => {
    if (key === 'file') named.set(visible(text), text);
    return text;
  });
  return (name) => source(named.get(name) ?? name);
}
