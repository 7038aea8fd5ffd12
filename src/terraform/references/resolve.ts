import { type Tree, type Unknown, unknown } from '../../model/index.js';
import { type Instance, knownAfterApply } from '../instances/instance.js';
import { passedIn } from './arguments.js';
import { candidatesOf } from './candidates.js';
import { namesLocal, withLocals } from './locals.js';
import type { Candidates, Meaning, RootModule, Source } from './root-module.js';

/** The one value that the sources leave, or why there is none. */
export function resolve(root: RootModule, instance: Instance, sources: readonly Source[], meaning: Meaning): Tree {
  const candidates = allCandidates(root, instance, sources, meaning);
  const [only, ...more] = candidates.values.keys();
  return only !== undefined && more.length + candidates.others.length === 0 ? only : open(candidates);
}

/**
 * What sources stand for. Where locals are all that is missing of a value in a module, what the module is given counts,
 * and where that is not all either, what is read anywhere.
 */
function allCandidates(root: RootModule, instance: Instance, sources: readonly Source[], meaning: Meaning): Candidates {
  const written = candidatesOf(root, sources, meaning);
  const lacksLocals = written.others.length > 0 && written.others.every(namesLocal);
  const given = lacksLocals ? candidatesOf(root, passedIn(root, instance, meaning), meaning) : none;
  const isGiven = given.values.size > 0 && given.others.length === 0;
  const { values, others } = isGiven
    ? { values: new Map([...written.values, ...given.values]), others: [] }
    : withLocals(root, written, meaning);
  return {
    values,
    others: root.hidesInstances && values.size > 0 ? [...others, 'a change that cannot be read'] : others,
  };
}

const none: Candidates = { values: new Map(), others: [] };

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
 * A list with what the sources of its expression say of its unknown elements. Where there are as many elements as
 * values they can have, each has one of them.
 */
export function resolveElements(
  root: RootModule,
  instance: Instance,
  list: readonly Tree[],
  sources: () => readonly Source[],
  meaning: Meaning,
): readonly Tree[] {
  const holes = list.filter(isAfterApply).length;
  const values = holes > 0 ? openValues(root, instance, holes, sources(), meaning) : [];
  let next = 0;
  return list.map((value) => (isAfterApply(value) ? (values[next++] ?? value) : value));
}

/** Whether a value is unknown and says no reason of its own: its references may. */
export function isAfterApply(value: Tree | undefined): boolean {
  return value === knownAfterApply;
}

/**
 * What the unknown elements of a list are, in their order: as many values as there are elements, or as many unknowns.
 */
function openValues(
  root: RootModule,
  instance: Instance,
  holes: number,
  sources: readonly Source[],
  meaning: Meaning,
): readonly Tree[] {
  const found = allCandidates(root, instance, sources, meaning);
  const exact = found.others.length === 0 && found.values.size === holes;
  return exact ? [...found.values.keys()] : Array.from({ length: holes }, () => open(found));
}
