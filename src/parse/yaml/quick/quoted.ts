import { BACKSLASH, DOUBLE_QUOTE, refuse, SINGLE_QUOTE, type Source } from './source.js';

/** The offset behind the quoted text that begins here. */
export function endOfQuoted({ text, at: start }: Source): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) at += 1;
    else if (code === quote && quote === SINGLE_QUOTE && text.charCodeAt(at + 1) === quote) at += 1;
    else if (code === quote) return at + 1;
  }
  return refuse();
}

/** A quoted text; its further lines stand further right than `indent`. */
export function readQuoted(source: Source, indent: number): string {
  const start = source.at;
  const end = endOfQuoted(source);
  source.at = end;
  const quoted = source.text.slice(start, end);
  return textOfQuoted(quoted.includes('\n') ? folded(quoted, indent) : quoted);
}

/** What stands in quotes, on one line. */
export function textOfQuoted(quoted: string): string {
  const inside = quoted.slice(1, -1);
  if (quoted.charCodeAt(0) === SINGLE_QUOTE) return inside.includes("'") ? inside.replaceAll("''", "'") : inside;
  return inside.includes('\\')
    ? inside.replace(/\\(.?)/gs, (_, letter: string) => ESCAPES[letter] ?? refuse())
    : inside;
}

/** The escapes that JSON has as well, but for those of numbers. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' };

/** Lines as one: a line break is a blank, and each empty line one that stays. */
function folded(quoted: string, indent: number): string {
  if (quoted.includes('\\') || quoted.includes('\t')) refuse();
  const [first = '', ...lines] = quoted.split('\n');
  const last = lines.pop() ?? '';
  if (![...lines, last].every((line) => isInside(line, indent))) refuse();
  let text = first.trimEnd();
  let breaks = 1;
  for (const line of [...lines.map((one) => one.trim()), last.trimStart()]) {
    if (line === '') breaks += 1;
    else {
      text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
      breaks = 1;
    }
  }
  return text;
}

function isInside(line: string, indent: number): boolean {
  const margin = line.length - line.trimStart().length;
  return margin > indent || margin === line.length;
}
