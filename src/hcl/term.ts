import { readCall } from './call.js';
import { readObject, readTuple } from './collection.js';
import { accept, broken, type Cursor, peek, read, refuse, within } from './cursor.js';
import { readQuoted } from './template.js';
import { type Token, textOf } from './token.js';
import { readSteps } from './traversal.js';
import { between, type Expression, type Literal, type Span } from './tree.js';

/** A term with the steps that lead into it. */
export function readTerm(cursor: Cursor): Expression {
  const sign = accept(cursor, '-') ?? accept(cursor, '!');
  if (!sign) return readSteps(cursor, readRoot(cursor));
  return readUnary(cursor, sign);
}

/** Signs bind more tightly than any operator: `!a == b` is `(!a) == b`. */
function readUnary(cursor: Cursor, first: Token): Expression {
  const signs = [first];
  for (let sign = nextSign(cursor); sign; sign = nextSign(cursor)) signs.push(sign);
  const operand = readSteps(cursor, readRoot(cursor));
  if (signs.length > 100) refuse(cursor, 'too-deep', first);
  return signs.reduceRight<Expression>(
    (inner, sign) => ({ kind: 'unary', operator: sign.kind as '-' | '!', operand: inner, ...between(sign, inner) }),
    operand,
  );
}

function nextSign(cursor: Cursor): Token | undefined {
  return accept(cursor, '-') ?? accept(cursor, '!');
}

type Root = Parameters<typeof readSteps>[1];

function readRoot(cursor: Cursor): Root {
  const first = peek(cursor);
  if (first.kind === 'identifier') return readNamed(cursor);
  if (first.kind === 'number') return readNumber(cursor);
  if (first.kind === 'open-quote' || first.kind === 'open-heredoc') return readQuoted(cursor);
  if (first.kind === '(') return readParentheses(cursor);
  if (first.kind === '[') return readTuple(cursor);
  if (first.kind === '{') return readObject(cursor);
  refuse(cursor, first.kind === 'end' ? 'expression-missing' : 'expression-invalid');
  return broken(first);
}

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function readNamed(cursor: Cursor): Root {
  const token = read(cursor);
  const next = peek(cursor).kind;
  if (next === '(' || next === '::') return readCall(cursor, token);
  const name = textOf(cursor.text, token);
  const { start, end } = token;
  if (Object.hasOwn(constants, name)) return { kind: 'literal', value: constants[name] ?? null, start, end };
  return { kind: 'name', name, start, end };
}

const decimal = /^\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A number as it is written; `1.2.3` is none. */
export function readNumber(cursor: Cursor): Literal {
  const token = read(cursor);
  const digits = textOf(cursor.text, token);
  if (!decimal.test(digits)) refuse(cursor, 'number-literal', token);
  return numberLiteral(digits, token);
}

/** A number that is spelt by digits. */
export function numberLiteral(digits: string, { start, end }: Span): Literal {
  const value = Number(digits);
  return { kind: 'literal', value, ...(String(value) !== digits && { digits }), start, end };
}

function readParentheses(cursor: Cursor): Expression {
  const open = read(cursor);
  return within(cursor, false, () => {
    const inner = cursor.expression(cursor);
    if (!accept(cursor, ')')) refuse(cursor, 'parentheses-open');
    return { kind: 'parentheses', inner, ...between(open, previousEnd(cursor, inner)) };
  });
}

/** Behind the closing parenthesis. */
function previousEnd(cursor: Cursor, inner: Expression): Expression | Token {
  return cursor.tokens[cursor.next - 1] ?? inner;
}
