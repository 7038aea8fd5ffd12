import {
  BAR,
  DASH,
  endOfLine,
  HASH,
  isLineOver,
  LINE_FEED,
  refuse,
  type Source,
  SPACE,
  skipSpaces,
  TAB,
  toNextLine,
} from './source.js';

/** A text of whole lines behind `|` or `>`, which stand further right than `indent`. */
export function readBlockText(source: Source, indent: number): string {
  const { text, at: start } = source;
  const isStripped = text.charCodeAt(start + 1) === DASH;
  const header = start + (isStripped ? 2 : 1);
  const headerEnd = skipSpaces(source, header);
  if (!isLineOver(source, headerEnd) || (headerEnd === header && text.charCodeAt(header) === HASH)) refuse();
  const lines = linesBelow(source, endOfLine(source, headerEnd), indent);
  source.start = start;
  const value = text.charCodeAt(start) === BAR ? lines.join('\n') : folded(lines);
  return isStripped ? value : `${value}\n`;
}

/** The lines without their margin, those at the end that are blank left out. */
function linesBelow(source: Source, from: number, indent: number): readonly string[] {
  const { text } = source;
  const first = firstFilled(source, from + 1);
  const margin = skipSpaces(source, first) - first;
  if (margin <= indent || text.charCodeAt(first + margin) === TAB) refuse();
  const blank = text
    .slice(from + 1, first)
    .split('\n')
    .slice(1);
  if (blank.some((line) => line.length > margin)) refuse();
  const lines = blank.map(() => '');
  let filled = 0;
  let end = from;
  for (let line = first; line < text.length; line = endOfLine(source, line) + 1) {
    const at = skipSpaces(source, line);
    const isBlank = text.charCodeAt(at) === LINE_FEED;
    if (!isBlank && at - line < margin) break;
    // What blanks without an end of line are, readers do not agree on.
    if (at === text.length) refuse();
    const lineEnd = endOfLine(source, line);
    lines.push(text.slice(Math.min(line + margin, lineEnd), lineEnd));
    if (isBlank) continue;
    filled = lines.length;
    end = lineEnd;
  }
  // Nor on blanks at the end that go beyond the margin.
  if (lines.slice(filled).some((line) => line !== '')) refuse();
  toNextLine(source, end);
  source.end = Math.min(end + 1, text.length);
  source.beyond = source.end;
  return lines.slice(0, filled);
}

/** Where the first line begins that is not blank. */
function firstFilled(source: Source, from: number): number {
  let line = from;
  while (source.text.charCodeAt(skipSpaces(source, line)) === LINE_FEED) line = endOfLine(source, line) + 1;
  return line;
}

/** Lines as one: a line break is a blank, each empty line one that stays, and so are all around lines that are indented. */
function folded(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let wasIndented = false;
  for (const line of lines) {
    const code = line.charCodeAt(0);
    const isIndented = code === SPACE || code === TAB;
    if (line === '') {
      breaks += 1;
      continue;
    }
    const isFirst = text === '';
    const isFolded = !isFirst && breaks === 0 && !wasIndented && !isIndented;
    text += isFolded ? ' ' : '\n'.repeat(breaks + (!isFirst && (wasIndented || isIndented) ? 1 : 0));
    text += line;
    breaks = 0;
    wasIndented = isIndented;
  }
  return text;
}
