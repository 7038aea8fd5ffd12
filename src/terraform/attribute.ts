import {
  isSymbolic,
  isUnknown,
  type Json,
  literal,
  type Tree,
  type Unknown,
  unknown,
  type Value,
} from '../model/index.js';
import { follow, type Source } from './follow.js';
import { attributeOf, type Instance, markOf } from './instance.js';
import { listOf, mapOf } from './json.js';
import { withLocals } from './locals.js';
import { blockOf, type Plan } from './plan.js';
import { readsOnlyResources } from './references.js';
import { scopeOf } from './scope.js';
import { shownText } from './secret.js';
import { settle, unsettled, unsettledList } from './settle.js';
import { candidatesOf, type Sense, sourcesOf } from './sources.js';

/** One resource instance, ready to be read. */
export interface Subject {
  readonly plan: Plan;
  readonly instance: Instance;
}

/** A text. Providers take an empty one as not set. */
export function text({ plan, instance }: Subject, attribute: string, sense: Sense): Value<string> {
  if (markOf(instance, attribute) === true) return asText(settle(plan, sourcesOf(plan, instance, attribute), sense));
  const value = attributeOf(instance, attribute);
  return typeof value === 'string' && value !== '' ? shownText(plan, instance, attribute, value, sense) : undefined;
}

/** A list of texts, each of which may still be unknown. */
export function texts({ plan, instance }: Subject, attribute: string, sense: Sense): Value<readonly Value<string>[]> {
  const mark = markOf(instance, attribute);
  const sources = () => sourcesOf(plan, instance, attribute);
  if (mark === true) return unsettledList(candidatesOf(plan, sources(), sense));
  const value = attributeOf(instance, attribute);
  if (!Array.isArray(value)) return undefined;
  const shown = (element: string | Unknown) =>
    isUnknown(element) || isSymbolic(element) ? element : asText(shownText(plan, instance, attribute, element, sense));
  return fill(plan, value, mark, sources, sense).map(shown);
}

/**
 * The names that a set of users, roles or groups holds. One that is not known yet is unknown as a whole: where its
 * expression reads nothing but such entities, they are its elements.
 */
export function names(subject: Subject, attribute: string, sense: Sense): Value<readonly Value<string>[]> {
  const { plan, instance } = subject;
  if (markOf(instance, attribute) !== true) return texts(subject, attribute, sense);
  const expression = mapOf(blockOf(plan, instance)?.expressions)[attribute];
  const { values, others } = candidatesOf(plan, follow(plan, expression, scopeOf(plan, instance)), sense);
  const isListed = values.size > 0 && others.length === 0 && readsOnlyResources(expression);
  return isListed ? [...values.keys()].map(asText) : texts(subject, attribute, sense);
}

/**
 * A list of texts with what the sources of its expression say of its unknown elements. Where there are as many
 * elements as values they can have, each has one of them.
 */
export function fill(
  plan: Plan,
  list: readonly Json[],
  mark: Json | undefined,
  sources: () => readonly Source[],
  sense: Sense,
): readonly (string | Unknown)[] {
  const marks = listOf(mark);
  const isOpen = (index: number) => mark === true || marks[index] === true;
  const holes = list.filter((_, index) => isOpen(index)).length;
  const values = holes > 0 ? openValues(plan, holes, sources(), sense) : [];
  let next = 0;
  return list.map((value, index) =>
    isOpen(index) ? asText(values[next++]) : asText(typeof value === 'string' ? literal(value) : undefined),
  );
}

/** What the unknown elements of a list are, in their order: as many values as there are elements, or as many unknowns. */
export function openValues(plan: Plan, holes: number, sources: readonly Source[], sense: Sense): readonly Tree[] {
  const found = withLocals(plan, candidatesOf(plan, sources, sense), sense);
  const exact = found.others.length === 0 && found.values.size === holes;
  return exact ? [...found.values.keys()] : Array.from({ length: holes }, () => unsettled(found));
}

/** A number. */
export function number({ instance }: Subject, attribute: string): Value<number> {
  if (markOf(instance, attribute) === true) return unknown('it is known only after apply');
  const value = attributeOf(instance, attribute);
  return typeof value === 'number' ? value : undefined;
}

function asText(value: Tree | undefined): string | Unknown {
  if (typeof value === 'string' || isUnknown(value)) return value;
  return unknown('it is no text');
}
