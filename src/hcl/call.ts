import { accept, broken, type Cursor, peek, previous, read, refuse, within } from './cursor.js';
import { type Token, textOf } from './token.js';
import { between, type Expression } from './tree.js';

/** A call, behind the first part of its name: `provider::aws::arn_parse(...)` has three. */
export function readCall(cursor: Cursor, first: Token): Expression {
  const parts = [first];
  while (!cursor.lost && accept(cursor, '::')) {
    const part = accept(cursor, 'identifier');
    if (part) parts.push(part);
    else refuse(cursor, 'call-name');
  }
  const open = cursor.lost ? undefined : accept(cursor, '(');
  if (!open) {
    refuse(cursor, 'call-parenthesis');
    return broken(between(first, previous(cursor)));
  }
  const name = parts.map((part) => textOf(cursor.text, part)).join('::');
  const list = within(cursor, false, () => readArguments(cursor, between(first, open)));
  return { kind: 'call', name, ...list, ...between(first, previous(cursor)) };
}

/** The arguments with the closing parenthesis. */
function readArguments(cursor: Cursor, opening: Expression | ReturnType<typeof between>) {
  const values: Expression[] = [];
  let expands = false;
  while (!cursor.lost && !accept(cursor, ')')) {
    values.push(cursor.expression(cursor));
    expands = !cursor.lost && accept(cursor, '...') !== undefined;
    if (cursor.lost || peek(cursor).kind === ')') continue;
    if (expands) refuse(cursor, 'call-ellipsis');
    else if (peek(cursor).kind === 'end') refuse(cursor, 'call-unterminated', opening);
    else if (peek(cursor).kind !== ',') refuse(cursor, 'call-comma');
    else read(cursor);
  }
  return { arguments: values, expands };
}
