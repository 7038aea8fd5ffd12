import type { Cursor } from './cursor.js';
import type { Token } from './token.js';

/**
 * Goes on behind an item that could not be read: at the first line after the mistake that is indented no deeper than
 * the item and begins with a name, or with a brace that closes what the item stands in.
 */
export function recoverAfterItem(cursor: Cursor, first: Token): void {
  const column = columnOf(cursor, first);
  let at = cursor.tokens[cursor.next] === first ? cursor.next + 1 : cursor.next;
  while (at < cursor.tokens.length - 1 && !beginsItem(cursor, at, column)) at += 1;
  cursor.next = at;
  cursor.lost = false;
}

/** Whether a token is the first of its line and stands where the next item, or the end of the enclosing block, may. */
function beginsItem(cursor: Cursor, at: number, column: number): boolean {
  const token = cursor.tokens[at];
  if (!token || cursor.tokens[at - 1]?.kind !== 'newline') return false;
  if (token.kind === 'identifier') return columnOf(cursor, token) <= column;
  return token.kind === '}' && columnOf(cursor, token) < column;
}

function columnOf({ text }: Cursor, { start }: Token): number {
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}
