import { isUnknown, type Json } from '../../model/index.js';
import { onlyEntry } from '../template/json.js';
import { oneOf } from '../values/one-of.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/** `Fn::If: [condition, then, else]`. Where the condition cannot be told, both branches are worked out. */
export const choose: Intrinsic = {
  name: 'Fn::If',
  arity: { parts: [3, 3], wants: 'a condition and two values' },
  mentions: (argument) => {
    const [condition] = partsOf(argument);
    return typeof condition === 'string' ? [{ kind: 'condition', name: condition }] : [];
  },
  evaluate: (argument, scope) => {
    const [condition, whenTrue = null, whenFalse = null] = partsOf(argument);
    if (typeof condition !== 'string') return malformed(choose.name, choose.arity.wants);
    const holds = scope.condition(condition);
    if (!isUnknown(holds)) return scope.evaluate(holds ? whenTrue : whenFalse);
    const branches = [
      scope.assuming(condition, true).evaluate(whenTrue),
      scope.assuming(condition, false).evaluate(whenFalse),
    ];
    return oneOf(branches, { ...holds, $unknown: `condition \`${condition}\` cannot be told: ${holds.$unknown}` });
  },
};

/** A choice as a template writes it. */
export interface Choice {
  /** The name of a condition, as a rule. */
  readonly condition: Json;
  readonly whenTrue: Json;
  readonly whenFalse: Json;
}

/** The choice that a part of a template is; nothing where it is none. */
export function choiceIn(node: Json | undefined): Choice | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  if (name !== choose.name || !Array.isArray(argument)) return undefined;
  const [condition = null, whenTrue = null, whenFalse = null] = partsOf(argument);
  return { condition, whenTrue, whenFalse };
}

/** The part of a template that makes a choice. */
export function choiceOf({ condition, whenTrue, whenFalse }: Choice): Json {
  return { [choose.name]: [condition, whenTrue, whenFalse] };
}
