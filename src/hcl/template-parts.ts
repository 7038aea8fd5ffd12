import { accept, type Cursor, peek, read, refuse, within } from './cursor.js';
import { type ForHead, readForHead } from './for.js';
import { unescaped } from './literal-text.js';
import { type Token, type TokenKind, textOf, trimEnd, trimStart } from './token.js';
import { between, type Expression, type Span } from './tree.js';

/** What a template consists of, one after the other; directives hold what stands between them and their ends. */
export type Part = TextPart | InterpolationPart | IfPart | ForPart | EndPart;

export interface TextPart extends Span {
  readonly kind: 'text';
  readonly value: string;
}

export interface InterpolationPart extends Span {
  readonly kind: 'interpolation';
  readonly value: Expression;
}

export interface IfPart extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
}

export interface ForPart extends Span {
  readonly kind: 'for';
  readonly head: ForHead;
}

export interface EndPart extends Span {
  readonly kind: 'else' | 'endif' | 'endfor';
}

/** The parts as far as what ends the template, which is read too. `~` takes the white space beside a sequence away. */
export function readParts(cursor: Cursor, end: TokenKind): readonly Part[] {
  const parts: Part[] = [];
  let trims = false;
  while (!cursor.lost) {
    const token = read(cursor);
    if (token.kind === end) break;
    const previous = parts.at(-1);
    if (isOpening(token) && opensTrimming(cursor, token) && previous?.kind === 'text')
      parts.splice(-1, 1, { ...previous, value: trimEnd(previous.value) });
    const part = readPart(cursor, token, trims);
    if (part) parts.push(part);
    trims = isOpening(token) && closesTrimming(cursor);
  }
  return parts;
}

function isOpening({ kind }: Token): boolean {
  return kind === '${' || kind === '%{';
}

function opensTrimming({ text }: Cursor, { end }: Token): boolean {
  return text[end - 1] === '~';
}

/** Whether the sequence that was just read ends in `~}`. */
function closesTrimming({ text, tokens, next }: Cursor): boolean {
  const last = tokens[next - 1];
  return last?.kind === 'close-sequence' && text[last.start] === '~';
}

function readPart(cursor: Cursor, token: Token, trims: boolean): Part | undefined {
  if (token.kind === 'text' || token.kind === 'quoted-text') {
    const value = unescaped(cursor, token);
    return { kind: 'text', value: trims ? trimStart(value) : value, start: token.start, end: token.end };
  }
  if (token.kind === '${') return within(cursor, false, () => readInterpolation(cursor, token));
  if (token.kind === '%{') return within(cursor, false, () => readDirective(cursor, token));
  refuse(cursor, 'template-unterminated', token);
  return undefined;
}

function readInterpolation(cursor: Cursor, open: Token): Part {
  const value = cursor.expression(cursor);
  const close = peek(cursor);
  if (close.kind === 'close-sequence') read(cursor);
  else if (close.kind === 'end' || close.kind === 'open-quote' || close.kind === 'close-quote')
    refuse(cursor, 'interpolation-unclosed', open);
  else refuse(cursor, 'interpolation-extra', close);
  return { kind: 'interpolation', value, ...between(open, close) };
}

function readDirective(cursor: Cursor, open: Token): Part | undefined {
  const word = accept(cursor, 'identifier');
  if (!word) {
    refuse(cursor, 'directive-keyword');
    return undefined;
  }
  const part = directive(cursor, textOf(cursor.text, word), word);
  const close = peek(cursor);
  if (!cursor.lost && close.kind !== 'close-sequence') refuse(cursor, 'directive-extra');
  if (!part || cursor.lost) return undefined;
  read(cursor);
  return { ...part, ...between(open, close) };
}

function directive(cursor: Cursor, word: string, token: Token): Part | undefined {
  const { start, end } = token;
  if (word === 'if') return { kind: 'if', condition: cursor.expression(cursor), start, end };
  if (word === 'else' || word === 'endif' || word === 'endfor') return { kind: word, start, end };
  if (word !== 'for') {
    refuse(cursor, 'directive-unknown', token, word);
    return undefined;
  }
  const head = readForHead(cursor);
  return head && { kind: 'for', head, start, end };
}
