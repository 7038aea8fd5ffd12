import { type Tree, type Unknown, unknown } from '../model/index.js';
import type { Source } from './follow.js';
import type { Plan } from './plan.js';
import { withLocals } from './relevant.js';
import { type Candidates, candidatesOf, type Sense } from './sources.js';

/** The one value that the sources leave, or why there is none. */
export function settle(plan: Plan, sources: readonly Source[], sense: Sense): Tree {
  const candidates = withLocals(plan, candidatesOf(plan, sources, sense), sense);
  const [only, ...more] = candidates.values.keys();
  return only !== undefined && more.length + candidates.others.length === 0 ? only : unsettled(candidates);
}

/** Why no single value is left. With nothing but candidates, it is one of them. */
export function unsettled({ values, others }: Candidates): Unknown {
  const names = [...values.values(), ...others];
  if (names.length === 0) return unknown('it is known only after apply');
  if (values.size > 1 && others.length === 0)
    return {
      ...unknown(`it comes from one of ${quoted(names)}, and the plan does not say which`, names),
      $oneOf: [...values.keys()],
    };
  return unknown(`it depends on ${quoted(names)}, which the plan leaves open`, names);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
