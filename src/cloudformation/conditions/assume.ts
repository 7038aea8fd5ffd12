import { isSymbolic, type Json } from '../../model/index.js';
import { sidesOf } from '../intrinsics/equals.js';
import { conditionIn, conditionNamed, impliedParts, type Part } from '../intrinsics/logic.js';
import { referredIn } from '../intrinsics/references.js';
import { scalarText } from '../template/json.js';
import type { Assumptions } from '../values/scope.js';

/** Conditions beyond this many that follow from one are not looked into. */
const MOST_IMPLIED = 300;

/**
 * What follows from a condition that holds, or does not: the parts of an `And` that holds hold as well, those of an
 * `Or` that does not hold do not, and a parameter that equals a text has that value.
 * @param definitions the section `Conditions`
 */
export function assume(
  before: Assumptions,
  condition: string,
  truth: boolean,
  definitions: ReadonlyMap<string, Json>,
): Assumptions {
  const conditions = new Map(before.conditions);
  const parameters = new Map(before.parameters);
  const open: Part[] = [{ node: conditionNamed(condition), truth }];
  const most = conditions.size + MOST_IMPLIED;
  for (let part = open.pop(); part && conditions.size < most; part = open.pop()) {
    const name = conditionIn(part.node);
    if (name === undefined) {
      for (const implied of impliedParts(part)) open.push(implied);
      for (const [parameter, value] of equation(part)) parameters.set(parameter, value);
    } else if (!conditions.has(name)) {
      conditions.set(name, part.truth);
      open.push({ node: definitions.get(name) ?? null, truth: part.truth });
    }
  }
  return { conditions, parameters };
}

/** `Equals(Ref parameter, text)` that holds, either way round, as the value it gives the parameter. */
function equation({ node, truth }: Part): readonly (readonly [string, string])[] {
  const sides = truth ? (sidesOf(node) ?? []) : [];
  return sides.flatMap((side, index) => {
    const parameter = referredIn(side);
    const text = scalarText(sides[1 - index]);
    return parameter === undefined || text === undefined || isSymbolic(text) ? [] : [[parameter, text]];
  });
}
