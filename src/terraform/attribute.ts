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
import { sharedOut } from './shared-out.js';
import { candidatesOf, type Sense, sourcesOf } from './sources.js';

/** One resource instance, ready to be read. */
export interface Subject {
  readonly plan: Plan;
  readonly instance: Instance;
}

/** A text. Providers take an empty one as not set. */
export function text({ plan, instance }: Subject, attribute: string, sense: Sense): Value<string> {
  if (markOf(instance, attribute) === true) {
    const settled = settle(plan, sourcesOf(plan, instance, attribute), sense);
    return asText(sharedOut(plan, instance, attribute, settled));
  }
  const value = attributeOf(instance, attribute);
  return typeof value === 'string' && value !== '' ? shownText(plan, instance, attribute, value, sense) : undefined;
}

/** A list of texts, each of which may still be unknown. */
export function texts(subject: Subject, attribute: string, sense: Sense): Value<readonly Value<string>[]> {
  const { plan, instance } = subject;
  const mark = markOf(instance, attribute);
  if (mark === true) return elementsRead(subject, attribute, sense);
  const value = attributeOf(instance, attribute);
  if (!Array.isArray(value)) return undefined;
  const shown = (element: string | Unknown) =>
    isUnknown(element) || isSymbolic(element) ? element : asText(shownText(plan, instance, attribute, element, sense));
  return fill(plan, value, mark, () => sourcesOf(plan, instance, attribute), sense).map(shown);
}

/**
 * The elements of a set that is unknown as a whole, as it is with one element that is not known yet: where its
 * expression reads nothing but resources, what they stand for is in it. What is written out beside them leaves no trace.
 */
function elementsRead({ plan, instance }: Subject, attribute: string, sense: Sense): Value<readonly Value<string>[]> {
  const expression = mapOf(blockOf(plan, instance)?.expressions)[attribute];
  const read = candidatesOf(plan, follow(plan, expression, scopeOf(plan, instance)), sense);
  const isListed = read.values.size > 0 && read.others.length === 0 && readsOnlyResources(expression);
  if (!isListed) return unsettledList(candidatesOf(plan, sourcesOf(plan, instance, attribute), sense));
  return [...[...read.values.keys()].map(asText), unknown('it may be written out beside what it refers to')];
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
