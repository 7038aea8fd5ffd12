import { type Lines, linesOf } from '../frame/frame.js';
import type { RenderOptions } from '../options.js';
import { type Palette, palette } from './paint.js';
import { wrap } from './wrap.js';

/** Columns of a code frame where the terminal's are not known. */
const defaultColumns = 120;
/** Fewer than these and nothing is readable: wrapping and frames keep at least as many. */
const leastColumns = 40;

/** What stands before a text, without and with its colours. */
export interface Label {
  readonly plain: string;
  readonly painted: string;
}

/** What the sections of a text share: colours, widths, sources. */
export interface Page {
  readonly paint: Palette;
  /** Columns for running text; without it, it is not wrapped. */
  readonly columns?: number;
  /** Columns for code frames. */
  readonly frameColumns: number;
  readonly lines: Lines;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

export function pageOf(options: RenderOptions): Page {
  const columns = options.width === undefined ? {} : { columns: Math.max(leastColumns, options.width) };
  return {
    ...columns,
    paint: palette(options.color),
    frameColumns: columns.columns ?? defaultColumns,
    lines: linesOf(options.source),
    verbose: options.verbose,
    quiet: options.quiet,
  };
}

/** Running text behind a label, the further lines under the first: `   = help: ...`. */
export function labelled(page: Page, label: Label, text: string): string[] {
  const indent = ' '.repeat(label.plain.length);
  const columns = page.columns === undefined ? undefined : Math.max(leastColumns / 2, page.columns - indent.length);
  return wrap(text, columns).map((line, index) => `${index === 0 ? label.painted : indent}${line}`);
}

/** Running text with every line indented. */
export function indented(page: Page, text: string, blanks = 2): string[] {
  const indent = ' '.repeat(blanks);
  return labelled(page, { plain: indent, painted: indent }, text);
}
