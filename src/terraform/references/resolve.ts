import { type Tree, type Unknown, unknown } from '../../model/index.js';
import { knownAfterApply } from '../instances/instance.js';
import { candidatesOf } from './candidates.js';
import { withLocals } from './locals.js';
import type { Candidates, Meaning, RootModule, Source } from './root-module.js';

/** The one value that the sources leave, or why there is none. */
export function resolve(root: RootModule, sources: readonly Source[], meaning: Meaning): Tree {
  const candidates = withLocals(root, candidatesOf(root, sources, meaning), meaning);
  const [only, ...more] = candidates.values.keys();
  return only !== undefined && more.length + candidates.others.length === 0 ? only : open(candidates);
}

/** Why no single value is left. With nothing but candidates, it is one of them. */
export function open(candidates: Candidates): Unknown {
  const { values, others } = candidates;
  if (values.size < 2 || others.length > 0) return openList(candidates);
  const names = [...values.values()];
  const reason = `it comes from one of ${quoted(names)}, and the plan does not say which`;
  return { ...unknown(reason, names), $oneOf: [...values.keys()] };
}

/** Why a list is unknown as a whole: any of the candidates may be in it, or none. */
export function openList({ values, others }: Candidates): Unknown {
  const names = [...values.values(), ...others];
  if (names.length === 0) return knownAfterApply;
  return unknown(`it depends on ${quoted(names)}, which the plan leaves open`, names);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/**
 * A list with what the sources of its expression say of its unknown elements. Where there are as many elements as values
 * they can have, each has one of them.
 */
export function resolveElements(
  root: RootModule,
  list: readonly Tree[],
  sources: () => readonly Source[],
  meaning: Meaning,
): readonly Tree[] {
  const holes = list.filter(isAfterApply).length;
  const values = holes > 0 ? openValues(root, holes, sources(), meaning) : [];
  let next = 0;
  return list.map((value) => (isAfterApply(value) ? (values[next++] ?? value) : value));
}

/** Whether a value is unknown and says no reason of its own: its references may. */
export function isAfterApply(value: Tree | undefined): boolean {
  return value === knownAfterApply;
}

/** What the unknown elements of a list are, in their order: as many values as there are elements, or as many unknowns. */
function openValues(root: RootModule, holes: number, sources: readonly Source[], meaning: Meaning): readonly Tree[] {
  const found = withLocals(root, candidatesOf(root, sources, meaning), meaning);
  const exact = found.others.length === 0 && found.values.size === holes;
  return exact ? [...found.values.keys()] : Array.from({ length: holes }, () => open(found));
}
