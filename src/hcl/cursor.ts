import { type Fault, type FaultCode, faultAt } from './faults.js';
import type { Token, TokenKind } from './token.js';
import type { Broken, Expression, Span } from './tree.js';

/** Levels of expressions and blocks that later stages can walk; real configurations have fewer than 60. */
const mostLevels = 250;

/** A place among tokens that moves on as they are read. */
export interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  next: number;
  /** Whether newlines are tokens here, from the outside in: within parentheses and brackets they are space. */
  readonly newlines: boolean[];
  readonly faults: Fault[];
  /** Something was refused, and what follows cannot be told: read no further until the item is left behind. */
  lost: boolean;
  depth: number;
  /** Reads an expression: structure, expressions and templates hold each other. */
  readonly expression: (cursor: Cursor) => Expression;
}

export function cursorOn(
  text: string,
  tokens: readonly Token[],
  faults: readonly Fault[],
  expression: Cursor['expression'],
): Cursor {
  return { text, tokens, next: 0, newlines: [true], faults: [...faults], lost: false, depth: 0, expression };
}

/** The next token, which stays the next. */
export function peek(cursor: Cursor): Token {
  const skips = cursor.newlines.at(-1) === false;
  while (skips && cursor.tokens[cursor.next]?.kind === 'newline') cursor.next += 1;
  return cursor.tokens[cursor.next] ?? endOfText(cursor);
}

/** The next token, behind which the cursor then stands; the end of the text stays the next for ever. */
export function read(cursor: Cursor): Token {
  const token = peek(cursor);
  if (token.kind !== 'end') cursor.next += 1;
  return token;
}

/** Whether the next token is of a kind; if so it is read. */
export function accept(cursor: Cursor, kind: TokenKind): Token | undefined {
  return peek(cursor).kind === kind ? read(cursor) : undefined;
}

/** Whether the next token is that word; if so it is read. */
export function acceptWord(cursor: Cursor, word: string): boolean {
  if (!isWord(cursor, word)) return false;
  read(cursor);
  return true;
}

export function isWord(cursor: Cursor, word: string): boolean {
  const { kind, start, end } = peek(cursor);
  return kind === 'identifier' && end - start === word.length && cursor.text.startsWith(word, start);
}

/** The token that was read last. */
export function previous(cursor: Cursor): Span {
  return cursor.tokens[cursor.next - 1] ?? { start: 0, end: 0 };
}

function endOfText({ text }: Cursor): Token {
  return { kind: 'end', start: text.length, end: text.length };
}

/** Reads with newlines as tokens or as space, and goes on as before. */
export function within<T>(cursor: Cursor, newlines: boolean, inner: () => T): T {
  cursor.newlines.push(newlines);
  const value = inner();
  cursor.newlines.pop();
  return value;
}

/** Reads one level deeper, unless that is too deep. */
export function deeper<T>(cursor: Cursor, inner: () => T, tooDeep: () => T): T {
  if (cursor.depth >= mostLevels) {
    refuse(cursor, 'too-deep');
    return tooDeep();
  }
  cursor.depth += 1;
  const value = inner();
  cursor.depth -= 1;
  return value;
}

/** Says what is wrong, and loses the place, so that one mistake is said once. */
export function refuse(cursor: Cursor, code: FaultCode, span: Span = peek(cursor), word = ''): void {
  if (!cursor.lost) cursor.faults.push(faultAt(code, span, word));
  cursor.lost = true;
}

/** What stands for an expression that cannot be read. */
export function broken({ start, end }: Span): Broken {
  return { kind: 'broken', start, end };
}
