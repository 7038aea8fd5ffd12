import { isSymbolic, type Json } from '../../model/index.js';
import { isSequence, onlyEntry, scalarText } from '../template/json.js';

/** What is taken for granted: the truth of conditions and the values of parameters, by name. */
export interface Assumptions {
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly parameters: ReadonlyMap<string, string>;
}

export const nothingAssumed: Assumptions = { conditions: new Map(), parameters: new Map() };

/** Part of a condition, and whether it holds. */
interface Part {
  readonly node: Json;
  readonly truth: boolean;
}

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
  const open: Part[] = [{ node: { Condition: condition }, truth }];
  for (let part = open.pop(); part; part = open.pop()) {
    const name = namedIn(part.node);
    if (name === undefined) {
      open.push(...partsOf(part));
      for (const [parameter, value] of equation(part)) parameters.set(parameter, value);
    } else if (!conditions.has(name)) {
      conditions.set(name, part.truth);
      open.push({ node: definitions.get(name) ?? null, truth: part.truth });
    }
  }
  return { conditions, parameters };
}

/** The name in `Condition: Name`. */
function namedIn(node: Json): string | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  return name === 'Condition' && typeof argument === 'string' ? argument : undefined;
}

/** The parts of a condition whose truth follows from its own. */
function partsOf({ node, truth }: Part): readonly Part[] {
  const [name, argument] = onlyEntry(node) ?? [];
  const parts = isSequence(argument) ? argument : [];
  if (name === 'Fn::Not') return parts.map((part) => ({ node: part, truth: !truth }));
  return name === (truth ? 'Fn::And' : 'Fn::Or') ? parts.map((part) => ({ node: part, truth })) : [];
}

/** `Equals(Ref parameter, text)` that holds, either way round, as the value it gives the parameter. */
function equation({ node, truth }: Part): readonly (readonly [string, string])[] {
  const [name, argument] = onlyEntry(node) ?? [];
  if (!truth || name !== 'Fn::Equals' || !isSequence(argument)) return [];
  return argument.flatMap((side, index) => {
    const [ref, parameter] = onlyEntry(side) ?? [];
    const text = scalarText(argument[1 - index]);
    if (ref !== 'Ref' || typeof parameter !== 'string' || text === undefined || isSymbolic(text)) return [];
    return [[parameter, text]];
  });
}
