import { endOfQuoted } from './quoted.js';

/** The few kinds of token that matter for finding blocks. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'open' | 'close' | 'other';
  /** As written; of a quoted template what stands between the quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const blank = /[\s\ufeff]+/y;
const comment = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const heredoc = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/**
 * The tokens of HCL source; blanks, comments and heredocs give none. Any text has tokens: what is not HCL gives
 * such as make no block.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md ("Lexical Elements")
 */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const silent = endOfSilent(text, at);
    const token = silent === undefined ? tokenAt(text, at) : undefined;
    if (token) yield token;
    at = token?.end ?? silent ?? text.length;
  }
}

/** Where the blank, comment or heredoc that begins here ends, if one does. */
function endOfSilent(text: string, start: number): number | undefined {
  const skipped = matchAt(blank, text, start) ?? matchAt(comment, text, start);
  if (skipped) return start + skipped[0].length;
  const [opening = '', tag] = matchAt(heredoc, text, start) ?? [];
  if (tag === undefined) return undefined;
  const closing = new RegExp(`^[ \\t]*${tag}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = start + opening.length;
  return closing.test(text) ? closing.lastIndex : text.length;
}

function tokenAt(text: string, start: number): Token {
  const [name] = matchAt(word, text, start) ?? [];
  if (name !== undefined) return { kind: 'word', text: name, start, end: start + name.length };
  const character = text[start] ?? '';
  if (character === '"') return quotedAt(text, start);
  const kind = '{[('.includes(character) ? 'open' : '}])'.includes(character) ? 'close' : 'other';
  return { kind, text: character, start, end: start + 1 };
}

function quotedAt(text: string, start: number): Token {
  const end = endOfQuoted(text, start);
  const closed = end > start + 1 && text[end - 1] === '"';
  return { kind: closed ? 'quoted' : 'other', text: text.slice(start + 1, closed ? end - 1 : end), start, end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
