import { type Tree, type Unknown, unknown } from '../model/index.js';
import type { Source } from './follow.js';
import { withLocals } from './locals.js';
import type { Plan } from './plan.js';
import { type Candidates, candidatesOf, type Sense } from './sources.js';

/** The one value that the sources leave, or why there is none. */
export function settle(plan: Plan, sources: readonly Source[], sense: Sense): Tree {
  const candidates = withLocals(plan, candidatesOf(plan, sources, sense), sense);
  const [only, ...more] = candidates.values.keys();
  return only !== undefined && more.length + candidates.others.length === 0 ? only : unsettled(candidates);
}

/** Why no single value is left. With nothing but candidates, it is one of them. */
export function unsettled(candidates: Candidates): Unknown {
  const { values, others } = candidates;
  if (values.size < 2 || others.length > 0) return unsettledList(candidates);
  const names = [...values.values()];
  const reason = `it comes from one of ${quoted(names)}, and the plan does not say which`;
  return { ...unknown(reason, names), $oneOf: [...values.keys()] };
}

/** Why a list is unknown as a whole: any of the candidates may be in it, or none. */
export function unsettledList({ values, others }: Candidates): Unknown {
  const names = [...values.values(), ...others];
  if (names.length === 0) return unknown('it is known only after apply');
  return unknown(`it depends on ${quoted(names)}, which the plan leaves open`, names);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
