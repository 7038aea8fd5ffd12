import { faultAt } from './faults.js';
import { close, type HeredocMode, open, refuse, type Scan, take } from './scan-state.js';
import { trimBlanks } from './token.js';

/** One step between quotes: text as far as it goes, what opens a sequence, or the closing quote. */
export function scanQuoted(scan: Scan): void {
  const { text, at } = scan;
  if (opensSequence(scan)) return;
  if (text[at] === '"') close(scan, 'close-quote', at + 1);
  else if (text[at] === '\n' || text[at] === '\r' || isBareBackslash(text, at)) breakOff(scan);
  else take(scan, 'quoted-text', endOfRun(/["\\$%\r\n]/g, text, at));
}

/** Text between quotes may not span lines. It is taken to end with its line, so that what follows is still read. */
function breakOff(scan: Scan): void {
  scan.faults.push(faultAt('template-newline', { start: scan.at, end: scan.at + 1 }));
  close(scan, 'close-quote', scan.text[scan.at] === '\n' ? scan.at : scan.at + 1);
}

function isBareBackslash(text: string, at: number): boolean {
  return text[at] === '\\' && (text[at + 1] === '\n' || text[at + 1] === '\r' || at + 1 === text.length);
}

/** One step in a heredoc: the marker on a line of its own ends it. */
export function scanHeredoc(scan: Scan, mode: HeredocMode): void {
  const { text, at } = scan;
  const line = mode.startOfLine ? endOfMarker(text, at, mode.marker) : undefined;
  if (line !== undefined) close(scan, 'close-heredoc', line);
  else if (opensSequence(scan)) mode.startOfLine = false;
  else {
    takeLine(scan);
    mode.startOfLine = text[scan.at - 1] === '\n';
  }
}

/** Where the marker's line ends, if it stands alone in the line that begins here. The last line has to be ended too. */
function endOfMarker(text: string, at: number, marker: string): number | undefined {
  const newline = text.indexOf('\n', at);
  if (newline === -1 || trimBlanks(text.slice(at, newline)) !== marker) return undefined;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** One step in a text that is a template as a whole. */
export function scanTemplate(scan: Scan): void {
  if (!opensSequence(scan)) takeLine(scan);
}

/** A line, or its part as far as a sequence. Outside of quotes a backslash is itself. */
function takeLine(scan: Scan): void {
  const { text, at } = scan;
  const end = endOfRun(/[$%\r\n]/g, text, at);
  if (end === at && text[at] === '\r' && text[at + 1] !== '\n') refuse(scan, 'character-unknown');
  else take(scan, 'text', end + lengthOfNewline(text, end));
}

function lengthOfNewline(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}

/** Takes `${` or `%{`, with its `~`, where one stands here. */
function opensSequence(scan: Scan): boolean {
  const { text, at } = scan;
  const first = text[at];
  if ((first !== '$' && first !== '%') || text[at + 1] !== '{') return false;
  const end = text[at + 2] === '~' ? at + 3 : at + 2;
  open(scan, first === '$' ? '${' : '%{', end, { kind: 'code', braces: 0 });
  return true;
}

/** Where text ends: before a character that stops it, unless an escape makes that text too, as `\"` and `$${` do. */
function endOfRun(stops: RegExp, text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    stops.lastIndex = at;
    const stop = stops.exec(text)?.index ?? text.length;
    const escaped = lengthOfEscape(text, stop);
    if (escaped === 0) return stop;
    at = stop + escaped;
  }
  return at;
}

/** How many characters the text goes on here in spite of the first of them. */
function lengthOfEscape(text: string, at: number): number {
  const first = text[at];
  if (first === '\\') return isBareBackslash(text, at) ? 0 : 2;
  if (first !== '$' && first !== '%') return 0;
  if (text[at + 1] === first && text[at + 2] === '{') return text[at + 3] === '~' ? 4 : 3;
  return text[at + 1] === '{' ? 0 : 1;
}
