import type { FaultCode } from './faults.js';
import { type CodeMode, close, type Mode, open, refuse, type Scan, type Scanned, take } from './scan-state.js';
import { scanHeredoc, scanQuoted, scanTemplate } from './scan-template.js';
import { marks } from './token.js';

/** The tokens of a text of configuration. Any text has tokens: each step takes at least one character. */
export function scanConfiguration(text: string): Scanned {
  return scanFrom(text, { kind: 'code', braces: 0 });
}

/** The tokens of a text that is a template as a whole: a file for `templatefile`, a string of the JSON syntax. */
export function scanBareTemplate(text: string): Scanned {
  return scanFrom(text, { kind: 'template' });
}

function scanFrom(text: string, mode: Mode): Scanned {
  const scan: Scan = { text, at: 0, tokens: [], comments: [], faults: [], modes: [mode] };
  if (text.startsWith('\ufeff')) scan.at = 1;
  while (scan.at < text.length) step(scan);
  scan.tokens.push({ kind: 'end', start: text.length, end: text.length });
  return scan;
}

function step(scan: Scan): void {
  const mode = scan.modes.at(-1);
  if (mode?.kind === 'quoted') scanQuoted(scan);
  else if (mode?.kind === 'heredoc') scanHeredoc(scan, mode);
  else if (mode?.kind === 'template') scanTemplate(scan);
  else if (mode) scanCode(scan, mode);
}

function scanCode(scan: Scan, mode: CodeMode): void {
  const { text, at } = scan;
  const character = text[at] ?? '';
  if (character === ' ' || character === '\t') scan.at = endOf(blank, text, at) ?? at + 1;
  else if (character === '\n') take(scan, 'newline', at + 1);
  else if (character === '\r' && text[at + 1] === '\n') take(scan, 'newline', at + 2);
  else if (character === '"') open(scan, 'open-quote', at + 1, { kind: 'quoted' });
  else if (character === '{') openBrace(scan, mode);
  else if (character === '}' || (character === '~' && text[at + 1] === '}')) closeBrace(scan, mode);
  else if (!scanComment(scan) && !scanHeredocStart(scan)) scanWord(scan);
}

function openBrace(scan: Scan, mode: CodeMode): void {
  take(scan, '{', scan.at + 1);
  mode.braces += 1;
}

function closeBrace(scan: Scan, mode: CodeMode): void {
  const trims = scan.text[scan.at] === '~';
  const end = scan.at + (trims ? 2 : 1);
  if (scan.modes.length > 1 && mode.braces === 0) close(scan, 'close-sequence', end);
  else {
    take(scan, trims ? 'close-sequence' : '}', end);
    mode.braces = Math.max(0, mode.braces - 1);
  }
}

const blank = /[ \t]+/y;
const lineComment = /(?:#|\/\/)[^\n]*/y;

/** The newline behind a line's comment is a token of its own. */
function scanComment(scan: Scan): boolean {
  const { text, at } = scan;
  const whole = text.startsWith('/*', at) ? endOfBlock(text, at) : endOf(lineComment, text, at);
  if (whole === undefined) return false;
  const end = text[whole - 1] === '\r' ? whole - 1 : whole;
  scan.comments.push({ start: at, end, text: text.slice(at, end) });
  scan.at = end;
  return true;
}

/** A comment that is not closed is none: its slash is taken for a division. */
function endOfBlock(text: string, at: number): number | undefined {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? undefined : end + 2;
}

const heredocOpening = /<<-?([^\s<]{1,1000}?)\r?\n/y;

function scanHeredocStart(scan: Scan): boolean {
  const { text, at } = scan;
  if (text[at] !== '<' || text[at + 1] !== '<') return false;
  heredocOpening.lastIndex = at;
  const [opening, marker = ''] = heredocOpening.exec(text) ?? [];
  if (opening === undefined || endOfName(marker, 0) !== marker.length) return false;
  open(scan, 'open-heredoc', at + opening.length, { kind: 'heredoc', marker, startOfLine: true });
  return true;
}

const figures = /\d(?:[\d.]+|[eE][+-]?\d)*/y;

function scanWord(scan: Scan): void {
  const { text, at } = scan;
  const name = endOfName(text, at);
  const number = name === undefined ? endOf(figures, text, at) : undefined;
  if (name !== undefined) take(scan, 'identifier', name);
  else if (number !== undefined) take(scan, 'number', withoutDots(text, number));
  else scanMark(scan);
}

/** Dots at the end of a number are none of it: `0...`. */
function withoutDots(text: string, end: number): number {
  let last = end;
  while (text[last - 1] === '.') last -= 1;
  return last;
}

const asciiName = /[A-Za-z_][\w-]*/y;
const startsName = /^[\p{ID_Start}_]/u;
const continuesName = /^[\p{ID_Continue}-]/u;

/** Where the name that begins here ends, if one does. */
function endOfName(text: string, at: number): number | undefined {
  const ascii = endOf(asciiName, text, at);
  let end = ascii ?? (startsName.test(characterAt(text, at)) ? at + characterAt(text, at).length : undefined);
  while (end !== undefined && text.charCodeAt(end) > 0x7f && continuesName.test(characterAt(text, end)))
    end = endOf(continuedName, text, end + characterAt(text, end).length) ?? end;
  return end;
}

const continuedName = /[\w-]*/y;

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function scanMark(scan: Scan): void {
  const { text, at } = scan;
  const mark = marks.find((one) => text.startsWith(one, at));
  if (mark === undefined) refuse(scan, strangers[text[at] ?? ''] ?? 'character-unknown');
  else take(scan, mark, at + mark.length);
}

/** Characters of other languages that people write. */
const strangers: Readonly<Record<string, FaultCode>> = {
  '&': 'operator-bitwise',
  '|': 'operator-bitwise',
  '^': 'operator-bitwise',
  '~': 'operator-bitwise',
  '`': 'character-backtick',
  "'": 'character-apostrophe',
  ';': 'character-semicolon',
};

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
