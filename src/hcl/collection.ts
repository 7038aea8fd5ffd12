import { accept, type Cursor, isWord, peek, previous, read, refuse, within } from './cursor.js';
import { readFor } from './for.js';
import { type Token, textOf } from './token.js';
import { between, type Expression, type ObjectItem } from './tree.js';

/** `[a, b]` or `[for ...]`: newlines are space. */
export function readTuple(cursor: Cursor): Expression {
  const open = read(cursor);
  return within(cursor, false, () => {
    if (isWord(cursor, 'for')) return readFor(cursor, open);
    const items: Expression[] = [];
    while (!cursor.lost && !accept(cursor, ']')) {
      items.push(cursor.expression(cursor));
      if (cursor.lost || peek(cursor).kind === ']') continue;
      if (peek(cursor).kind === 'end') refuse(cursor, 'tuple-unterminated', open);
      else if (!accept(cursor, ',')) refuse(cursor, 'tuple-comma');
    }
    return { kind: 'tuple', items, ...between(open, previous(cursor)) };
  });
}

/** `{k = v, ...}` or `{for ...}`: newlines part the items, also where the braces stand within parentheses. */
export function readObject(cursor: Cursor): Expression {
  const open = read(cursor);
  const isFor = within(cursor, false, () => isForAhead(cursor));
  if (isFor) return within(cursor, false, () => readFor(cursor, open));
  return within(cursor, true, () => {
    const items: ObjectItem[] = [];
    while (!cursor.lost && !accept(cursor, '}')) {
      if (accept(cursor, 'newline')) continue;
      const item = readItem(cursor, open);
      if (item) items.push(item);
      if (item && !cursor.lost && peek(cursor).kind !== '}') separate(cursor, open);
    }
    return { kind: 'object', items, ...between(open, previous(cursor)) };
  });
}

/** Looks past newlines for `for`, and leaves them. */
function isForAhead(cursor: Cursor): boolean {
  const { next } = cursor;
  const isFor = isWord(cursor, 'for');
  cursor.next = next;
  return isFor;
}

function separate(cursor: Cursor, open: Token): void {
  if (accept(cursor, ',') || accept(cursor, 'newline')) return;
  if (peek(cursor).kind === 'end') refuse(cursor, 'object-unterminated', open);
  else refuse(cursor, 'object-comma');
}

function readItem(cursor: Cursor, open: Token): ObjectItem | undefined {
  const key = readKey(cursor);
  if (cursor.lost) return undefined;
  if (!accept(cursor, '=') && !accept(cursor, ':')) {
    const { kind } = peek(cursor);
    if (kind === 'end') refuse(cursor, 'object-unterminated', open);
    else refuse(cursor, kind === 'newline' || kind === ',' ? 'object-value' : 'object-equals');
    return undefined;
  }
  return { key, value: cursor.expression(cursor) };
}

/** A bare name is a text, `true` and `null` too. */
function readKey(cursor: Cursor): Expression {
  const first = peek(cursor);
  const key = cursor.expression(cursor);
  const isBare = first.kind === 'identifier' && key.start === first.start && key.end === first.end;
  return isBare ? { kind: 'literal', value: textOf(cursor.text, first), start: key.start, end: key.end } : key;
}
