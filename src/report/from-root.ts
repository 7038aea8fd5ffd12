import type { Report } from '../model/index.js';
import { mapTexts } from './map-texts.js';

/** Keys of the report that hold the name of a file. */
const names: ReadonlySet<string> = new Set(['file', 'input', 'path']);

/** Keys that hold sentences, in which files are named between backticks. */
const sentences: ReadonlySet<string> = new Set(['message', 'reason', 'because']);

/**
 * The report with its files as they are called from the root of the repository, for readers that know them by no
 * other name. Its order is by these names already.
 */
export function reportFromRoot(report: Report, fromRoot: (file: string) => string): Report {
  const inputs = new Set(report.inputs.map(({ path }) => path));
  const inSentence = (text: string): string =>
    text.replace(/`([^`]+)`/g, (quoted, name: string) => (inputs.has(name) ? `\`${fromRoot(name)}\`` : quoted));
  return mapTexts(report, (text, key) => {
    if (names.has(key)) return fromRoot(text);
    return sentences.has(key) ? inSentence(text) : text;
  });
}
