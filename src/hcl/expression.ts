import { accept, broken, type Cursor, deeper, peek, read, refuse } from './cursor.js';
import { readTerm } from './term.js';
import { type BinaryOperator, between, type Expression } from './tree.js';

/** Reads an expression; where there is none, or one that is nested too deep, a broken one. */
export function readExpression(cursor: Cursor): Expression {
  const first = peek(cursor);
  return deeper(
    cursor,
    () => readConditional(cursor),
    () => broken(first),
  );
}

/** `? :` takes the whole rest to its right: `a ? b : c ? d : e` is `a ? b : (c ? d : e)`. */
function readConditional(cursor: Cursor): Expression {
  const condition = readBinary(cursor, 0);
  if (cursor.lost || !accept(cursor, '?')) return condition;
  const whenTrue = readExpression(cursor);
  if (cursor.lost) return condition;
  if (!accept(cursor, ':')) {
    refuse(cursor, 'conditional-colon');
    return condition;
  }
  const whenFalse = readExpression(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, ...between(condition, whenFalse) };
}

/** How tightly each operator binds; those of one level go from left to right. */
const levels: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
} satisfies Record<BinaryOperator, number>;

/** Operands and the operators that bind more tightly than the level, each step one level of the tree. */
function readBinary(cursor: Cursor, level: number): Expression {
  const depth = cursor.depth;
  let left = readTerm(cursor);
  for (let own = levels[peek(cursor).kind] ?? 0; own > level && !cursor.lost; own = levels[peek(cursor).kind] ?? 0) {
    left = deeper(
      cursor,
      () => readOperation(cursor, left, own),
      () => left,
    );
    cursor.depth += 1;
  }
  cursor.depth = depth;
  return left;
}

function readOperation(cursor: Cursor, left: Expression, level: number): Expression {
  const operator = read(cursor).kind as BinaryOperator;
  const right = readBinary(cursor, level);
  return { kind: 'binary', operator, left, right, ...between(left, right) };
}
