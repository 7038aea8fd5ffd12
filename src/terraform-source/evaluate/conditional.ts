import type { Conditional } from '../../hcl/index.js';
import {
  convert,
  equal,
  failed,
  firstOpen,
  holdsSecret,
  markedLike,
  type Open,
  treeOf,
  typeOf,
  unified,
  type Value,
} from '../values/index.js';
import type { Evaluate, Scope } from './scope.js';

/** The arm that the condition chooses, as the type that both arms have in common. Only its errors count. */
export function evaluateConditional(expression: Conditional, scope: Scope, evaluate: Evaluate): Value {
  const condition = convert(evaluate(expression.condition, scope), 'bool');
  const arms = [evaluate(expression.whenTrue, scope), evaluate(expression.whenFalse, scope)] as const;
  if (condition.kind === 'null') return failed('the condition is null');
  if (condition.kind === 'unknown')
    return condition.isError ? condition : markedLike(either(condition, ...arms), condition);
  const [chosen, other] = condition.kind === 'bool' && condition.value ? arms : [arms[1], arms[0]];
  return markedLike(asOne(chosen, other), condition);
}

function asOne(chosen: Value, other: Value): Value {
  const type = unified(typeOf(chosen), typeOf(other));
  return type === undefined ? failed('the arms of a conditional have no type in common') : convert(chosen, type);
}

/** What both arms agree on is known though the condition is not; else it is one of them. */
function either(condition: Open, one: Value, other: Value): Value {
  const arms = [asOne(one, other), asOne(other, one)] as const;
  if (equal(...arms) === true) return arms[0];
  const isSecret = arms.some(holdsSecret) && ({ sensitive: true } as const);
  if (arms.some((arm) => firstOpen(arm))) return { ...condition, ...isSecret };
  const { $oneOf, ...why } = condition.why;
  return { kind: 'unknown', why: { ...why, $oneOf: arms.map(treeOf) }, ...isSecret };
}
