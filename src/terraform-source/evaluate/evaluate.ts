import type { Expression, Literal, ObjectExpression, Traversal, Tuple } from '../../hcl/index.js';
import {
  bool,
  convert,
  failed,
  LARGEST,
  literalText,
  markedLike,
  nothing,
  object,
  open,
  sizeOf,
  spelledNumber,
  tuple,
  type Value,
} from '../values/index.js';
import { evaluateCall } from './call.js';
import { evaluateConditional } from './conditional.js';
import { evaluateFor } from './for.js';
import { evaluateBinary, evaluateUnary } from './operators.js';
import type { Scope } from './scope.js';
import { evaluateJoin, evaluateTemplate } from './template.js';
import { traverse } from './traverse.js';

/**
 * The value of an expression. What is not known is unknown in its place, with what would settle it; what Terraform
 * refuses is unknown with its message. Never throws.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { depth } = scope;
  if (depth.levels >= mostLevels) return open('it leads through too many other values');
  if (depth.steps >= depth.most) return open('it takes too many steps to evaluate');
  depth.steps += 1;
  depth.levels += 1;
  const value = evaluateKind(expression, scope);
  depth.levels -= 1;
  const size = sizeOf(value);
  depth.steps += size / 100;
  return size > LARGEST ? open('a value is larger than is followed here') : value;
}

/** Levels of expressions, those behind names included, that the stack surely holds. */
const mostLevels = 1_000;

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return literalValue(expression);
    case 'template':
      return evaluateTemplate(expression.parts.map((part) => evaluate(part, scope)));
    case 'wrap':
      return evaluate(expression.value, scope);
    case 'join':
      return evaluateJoin(evaluate(expression.texts, scope));
    case 'tuple':
      return evaluateTuple(expression, scope);
    case 'object':
      return evaluateObject(expression, scope);
    case 'call':
      return evaluateCall(expression, scope, evaluate);
    case 'for':
      return evaluateFor(expression, scope, evaluate);
    case 'traversal':
      return evaluateTraversal(expression, scope);
    case 'binary':
      return evaluateBinary(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'unary':
      return evaluateUnary(expression.operator, evaluate(expression.operand, scope));
    case 'conditional':
      return evaluateConditional(expression, scope, evaluate);
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'broken':
      return open('it is written in a way that cannot be read');
  }
}

function literalValue({ value, digits }: Literal): Value {
  if (typeof value === 'string') return literalText(value);
  if (typeof value === 'number') return spelledNumber(digits ?? String(value));
  return value === null ? nothing : bool(value);
}

function evaluateTuple({ items }: Tuple, scope: Scope): Value {
  const values = items.map((item) => evaluate(item, scope));
  return values.find(isError) ?? tuple(values);
}

function isError(value: Value): boolean {
  return value.kind === 'unknown' && value.isError === true;
}

/** With a key that is not known, the object is unknown as a whole. */
function evaluateObject({ items }: ObjectExpression, scope: Scope): Value {
  const entries: [string, Value][] = [];
  let secret: Value = nothing;
  for (const item of items) {
    const key = convert(evaluate(item.key, scope), 'string');
    if (key.kind === 'unknown') return key;
    if (key.kind !== 'string') return keyless(key);
    const value = evaluate(item.value, scope);
    if (isError(value)) return value;
    secret = markedLike(secret, key);
    entries.push([key.value, value]);
  }
  return markedLike(object(entries), secret);
}

function keyless(key: Value): Value {
  return key.kind === 'null' ? failed('the key of an object is null') : open('the key of an object is not known');
}

function evaluateTraversal({ root, steps }: Traversal, scope: Scope): Value {
  if (root.kind !== 'name') return traverse(evaluate(root, scope), steps, scope, evaluate);
  const own = scope.names.get(root.name);
  const found = own ? { value: own, used: 0 } : scope.lookUp(root.name, steps);
  if (!found) return failed(`\`${root.name}\` is not declared`);
  return traverse(found.value, steps.slice(found.used), scope, evaluate);
}
