import { isUnknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { isSequence } from '../template/json.js';
import { malformed } from './malformed.js';
import { oneOf } from './one-of.js';

/** `Fn::If: [condition, then, else]`. Where the condition cannot be told, both branches are worked out. */
export const choose: Intrinsic = (argument, scope) => {
  const [condition, whenTrue, whenFalse] = isSequence(argument) ? argument : [];
  if (typeof condition !== 'string' || whenTrue === undefined || whenFalse === undefined) {
    return malformed('Fn::If', 'a condition and two values');
  }
  const holds = scope.condition(condition);
  if (!isUnknown(holds)) return scope.evaluate(holds ? whenTrue : whenFalse);
  const branches = [
    scope.assuming(condition, true).evaluate(whenTrue),
    scope.assuming(condition, false).evaluate(whenFalse),
  ];
  return oneOf(branches, { ...holds, $unknown: `condition \`${condition}\` cannot be told: ${holds.$unknown}` });
};
