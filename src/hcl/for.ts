import { accept, acceptWord, broken, type Cursor, previous, refuse } from './cursor.js';
import { faultAt } from './faults.js';
import { type Token, textOf } from './token.js';
import { between, type Expression } from './tree.js';

/** Names and collection of a for expression or directive. */
export interface ForHead {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
}

/** `for k, v in xs`, behind `for`. */
export function readForHead(cursor: Cursor): ForHead | undefined {
  const first = accept(cursor, 'identifier');
  if (!first) refuse(cursor, 'for-name');
  const second = first && accept(cursor, ',') ? (accept(cursor, 'identifier') ?? null) : undefined;
  if (second === null) refuse(cursor, 'for-value-name');
  if (!first || second === null) return undefined;
  if (!acceptWord(cursor, 'in')) refuse(cursor, 'for-in');
  if (cursor.lost) return undefined;
  return {
    keyName: second && textOf(cursor.text, first),
    valueName: textOf(cursor.text, second ?? first),
    collection: cursor.expression(cursor),
  };
}

/** A for expression, behind the bracket or brace that opens it: which one says what it makes. */
export function readFor(cursor: Cursor, open: Token): Expression {
  acceptWord(cursor, 'for');
  const head = readForHead(cursor);
  if (!cursor.lost && !accept(cursor, ':')) refuse(cursor, 'for-colon');
  if (!head || cursor.lost) return broken(between(open, previous(cursor)));
  const first = cursor.expression(cursor);
  const key = !cursor.lost && accept(cursor, '=>') ? first : undefined;
  const value = key && !cursor.lost ? cursor.expression(cursor) : first;
  const ellipsis = cursor.lost ? undefined : accept(cursor, '...');
  const condition = !cursor.lost && acceptWord(cursor, 'if') ? cursor.expression(cursor) : undefined;
  if (!accept(cursor, open.kind === '{' ? '}' : ']')) refuse(cursor, 'for-end');
  const made = { key, value, condition, groups: ellipsis !== undefined };
  if (!cursor.lost) checkMade(cursor, open, made, ellipsis);
  return { kind: 'for', ...head, ...made, ...between(open, previous(cursor)) };
}

/** An object needs keys, a tuple has none. */
function checkMade(
  cursor: Cursor,
  open: Token,
  { key, value }: { readonly key: Expression | undefined; readonly value: Expression },
  ellipsis: Token | undefined,
): void {
  if (open.kind === '{' && !key) cursor.faults.push(faultAt('for-object-key', value));
  if (open.kind === '[' && key) cursor.faults.push(faultAt('for-tuple-key', key));
  if (open.kind === '[' && ellipsis) cursor.faults.push(faultAt('for-tuple-group', ellipsis));
}
