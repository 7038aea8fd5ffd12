import type { Span } from './tree.js';

/**
 * A token. Its kind is a mark itself (`{`, `==`, `...`) or one of the words below; `end` ends a text.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md ("Lexical Elements")
 */
export interface Token extends Span {
  readonly kind: TokenKind;
}

export type TokenKind =
  | 'end'
  | 'newline'
  | 'identifier'
  | 'number'
  /** Literal text between quotes, escapes as written. */
  | 'quoted-text'
  /** Literal text of a heredoc or of a bare template: a line, or the part of one. */
  | 'text'
  | 'open-quote'
  | 'close-quote'
  | 'open-heredoc'
  | 'close-heredoc'
  | '${'
  | '%{'
  /** The brace that ends an interpolation or directive, with its `~`. */
  | 'close-sequence'
  | 'invalid'
  | Mark;

/** The marks of operators and structure, the longest first: a longer one wins over its beginning. */
export const marks = [
  ...(['...', '==', '!=', '>=', '<=', '&&', '||', '::', '=>'] as const),
  ...(['{', '}', '[', ']', '(', ')', '.', ',', '*', '/', '%', '+', '-', '=', '<', '>', '!', '?', ':'] as const),
] as const;

export type Mark = (typeof marks)[number];

/** The text of a token. */
export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

const blanks = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const blanksBefore = new RegExp(`^${blanks}+`);
const blankCharacter = new RegExp(blanks);

/** A text without the white space at its start, as templates trim it. */
export function trimStart(text: string): string {
  return text.replace(blanksBefore, '');
}

/** A text without the white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && blankCharacter.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

export function trimBlanks(text: string): string {
  return trimStart(trimEnd(text));
}
