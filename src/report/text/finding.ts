import type { Location, ReportFinding } from '../../model/index.js';
import { drawFrame, frame } from '../frame/frame.js';
import { describePlace } from '../words/place.js';
import { labelled, type Page } from './page.js';
import type { Paint } from './paint.js';

/** What a finding says beyond itself: which scope, where the report has several, and why its rule exists. */
export interface Extra {
  readonly scope?: string;
  readonly why?: string;
  /** What to write, line by line. */
  readonly change?: readonly string[];
}

/** One finding: what, where with the code, what to do, and the related places. */
export function findingLines(page: Page, finding: ReportFinding, extra: Extra): string[] {
  const mark = page.paint[finding.verdict];
  const gutter = gutterOf(finding.location);
  const note = (label: string, text: string | undefined) => (text ? noteLines(page, gutter, label, text) : []);
  return [
    ...headLines(page, mark, finding.verdict, finding.ruleId, finding.message),
    ...placeLines(page, finding.location, mark),
    ...note('scope', extra.scope),
    ...note('help', finding.help),
    ...codeLines(page, gutter, 'write', extra.change ?? []),
    ...relatedTexts(finding, page.verbose).flatMap((text) => note('see', text)),
    ...note('severity', page.verbose ? finding.severity : undefined),
    ...note('why', extra.why),
  ];
}

/** `fail[support-role-exists]: message` */
export function headLines(page: Page, mark: Paint, word: string, id: string, message: string): string[] {
  const painted = `${mark(page.paint.bold(`${word}[${id}]`))}: `;
  const [first = '', ...rest] = labelled(page, { plain: '  ', painted: '' }, `${word}[${id}]: ${message}`);
  return [painted + first.slice(`${word}[${id}]: `.length), ...rest];
}

/** `  --> file:line:column (address, attribute)`, and the code frame where there is one. */
export function placeLines(page: Page, location: Location, mark: Paint): string[] {
  const gutter = gutterOf(location);
  const code = frame(location, page.lines, page.frameColumns - gutter - 3);
  const plain = `${' '.repeat(gutter)}--> `;
  const arrow = labelled(page, { plain, painted: plain.replace('-->', page.paint.blue) }, describePlace(location));
  if (code.length === 0) return arrow;
  const edge = `${' '.repeat(gutter)} ${page.paint.blue('|')}`;
  return [...arrow, edge, ...drawFrame(code, gutter, { gutter: page.paint.blue, mark }), edge];
}

function noteLines(page: Page, gutter: number, label: string, text: string): string[] {
  const plain = `${' '.repeat(gutter)} = ${label}: `;
  return labelled(page, { plain, painted: plain.replace(label, page.paint.bold(label)) }, text);
}

/** Code under a label, which no width breaks. */
function codeLines(page: Page, gutter: number, label: string, code: readonly string[]): string[] {
  const lead = `${' '.repeat(gutter)} = ${label}: `;
  const painted = lead.replace(label, page.paint.bold(label));
  return code.map((line, index) => `${index === 0 ? painted : ' '.repeat(lead.length)}${line}`);
}

/** Columns of the line numbers: as many as the highest line that is shown has digits. */
function gutterOf(location: Location): number {
  return Math.max(2, String((location.line ?? 0) + 1).length);
}

/** How many related places are shown where not everything is asked for. */
const MOST_RELATED = 5;

function relatedTexts({ related }: ReportFinding, verbose: boolean): string[] {
  const texts = related.map(({ message, location }) => `${describePlace(location)}: ${message}`);
  if (verbose || texts.length <= MOST_RELATED) return texts;
  return [...texts.slice(0, MOST_RELATED), `${texts.length - MOST_RELATED} more places: --verbose shows them`];
}
