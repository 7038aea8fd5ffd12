import { type Tree, type Unknown, unknown } from '../model/index.js';
import type { Source } from './follow.js';
import { listOf, mapOf, textOf } from './json.js';
import type { Plan } from './plan.js';
import { type Candidates, candidatesOf, isKnown, type Sense } from './sources.js';

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
  return unknown(`it depends on ${quoted(names)}, known only after apply`, names);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/**
 * Plans do not show what a local holds. Where locals are all that is missing, the value comes from one of the
 * attributes that the configuration reads anywhere.
 */
export function withLocals(plan: Plan, { values, others }: Candidates, sense: Sense): Candidates {
  if (others.length === 0 || others.some((other) => !other.startsWith('local.'))) return { values, others };
  const relevant = candidatesOf(plan, relevantSources(plan), sense);
  const all = new Map([...values, ...relevant.values]);
  return all.size === 0 ? { values, others } : { values: all, others: [] };
}

/** The attributes that `relevant_attributes` lists (Terraform 1.2 and later) and that are not known yet. */
function relevantSources({ relevantAttributes, instances }: Plan): readonly Source[] {
  return listOf(relevantAttributes).flatMap((entry) => {
    const { resource, attribute: path } = mapOf(entry);
    const address = textOf(resource) ?? '';
    const attribute = textOf(listOf(path)[0]);
    const one = instances.byAddress.get(address);
    const named = one ? [one] : (instances.byBlock.get(address) ?? []);
    return named.flatMap((instance) => (isKnown(instance, attribute) ? [] : [{ instance, attribute }]));
  });
}
