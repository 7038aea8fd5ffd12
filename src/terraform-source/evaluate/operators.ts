import type { BinaryOperator } from '../../hcl/index.js';
import {
  add,
  bool,
  calculated,
  compareFloats,
  convert,
  divide,
  equal,
  type Float,
  failed,
  firstOpen,
  markedLike,
  multiply,
  negated,
  num,
  open,
  remainder,
  type Value,
} from '../values/index.js';

/** The value of two operands and what stands between them. */
export function evaluateBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  return markedLike(applied(operator, left, right), left, right);
}

function applied(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === '==' || operator === '!=') return equality(operator, left, right);
  if (operator === '&&' || operator === '||') return logic(operator, convert(left, 'bool'), convert(right, 'bool'));
  const [one, other] = [convert(left, 'number'), convert(right, 'number')];
  if (one.kind !== 'number') return operandError(one);
  return other.kind === 'number' ? arithmetic[operator](one.value, other.value) : operandError(other);
}

function operandError(value: Value): Value {
  return value.kind === 'unknown' ? value : failed('an operand is null');
}

function equality(operator: '==' | '!=', left: Value, right: Value): Value {
  const error = [left, right].find((one) => one.kind === 'unknown' && one.isError);
  if (error) return error;
  const answer = equal(left, right);
  if (answer !== undefined) return bool(answer === (operator === '=='));
  return firstOpen(left) ?? firstOpen(right) ?? open('it compares texts that AWS fills in');
}

/** `false && unknown` is false, and `true || unknown` true, whichever stands first. */
function logic(operator: '&&' | '||', left: Value, right: Value): Value {
  const decides = operator === '||';
  const error = [left, right].find((one) => one.kind === 'null' || (one.kind === 'unknown' && one.isError));
  if (error) return operandError(error);
  if ([left, right].some((one) => one.kind === 'bool' && one.value === decides)) return bool(decides);
  return [left, right].find((one) => one.kind !== 'bool') ?? bool(!decides);
}

type Arithmetic = Exclude<BinaryOperator, '==' | '!=' | '&&' | '||'>;

const arithmetic: Readonly<Record<Arithmetic, (one: Float, other: Float) => Value>> = {
  '<': (one, other) => bool(compareFloats(one, other) < 0),
  '<=': (one, other) => bool(compareFloats(one, other) <= 0),
  '>': (one, other) => bool(compareFloats(one, other) > 0),
  '>=': (one, other) => bool(compareFloats(one, other) >= 0),
  '+': (one, other) => calculated(add(one, other)),
  '-': (one, other) => calculated(add(one, negated(other))),
  '*': (one, other) => calculated(multiply(one, other)),
  '/': (one, other) => (other.mantissa === 0n ? open('it divides by zero') : calculated(divide(one, other))),
  '%': (one, other) => calculated(remainder(one, other)),
};

export function evaluateUnary(operator: '!' | '-', operand: Value): Value {
  const value = convert(operand, operator === '!' ? 'bool' : 'number');
  if (value.kind === 'bool') return markedLike(bool(!value.value), value);
  if (value.kind === 'number') return markedLike(num(negated(value.value)), value);
  return operandError(value);
}
