import type { Json } from '../../model/index.js';
import { sidesOf } from '../intrinsics/equals.js';
import { mentionsIn } from '../intrinsics/mentions.js';
import { referredIn } from '../intrinsics/references.js';
import { containmentIn } from '../intrinsics/rule-functions.js';
import { allowedValues, isReadFromStore } from '../parameters/declared.js';
import { isNumeric, takes } from '../parameters/limits.js';
import type { Stack } from '../stack/stack.js';
import { scalarText } from '../template/json.js';
import { eachNode } from '../template/walk.js';
import { spend } from '../values/budget.js';

/** A value that is worth trying for a parameter. */
export interface Candidate {
  readonly parameter: string;
  readonly text: string;
  /** How to say it after "set to": `'true'`, `any text that is not empty`. */
  readonly words: string;
}

/** Stand for every text, and every number, that the conditions do not name. */
const anotherText = 'any text that no condition names';
const anotherNumber = '90210.0451';

/** What it is to look into one condition or rule, in values. */
const WORK = 10;

/** The definitions of conditions and of all that they are made of, and every name in them. */
export interface Definitions {
  readonly nodes: readonly Json[];
  readonly names: ReadonlySet<string>;
}

/** Nothing where there is no work left for them. */
export function definitionsOf(
  conditions: readonly string[],
  { conditions: definitions, budget }: Stack,
): Definitions | undefined {
  const made = new Set(conditions);
  const names = new Set<string>();
  for (const name of made) {
    const mentions = mentionsIn(definitions.get(name) ?? null);
    if (!spend(budget, WORK * (1 + mentions.length))) return undefined;
    for (const mention of mentions) {
      if (mention.kind === 'condition') made.add(mention.name);
      else names.add(mention.name);
    }
  }
  return { nodes: [...made].map((name) => definitions.get(name) ?? null), names };
}

/** The parameters that definitions depend on, in the order of the template; none that the parameter store holds. */
export function parametersOf({ names }: Definitions, stack: Stack): readonly string[] {
  if (names.size === 0) return [];
  const own = [...names].filter((name) => {
    const declaration = stack.parameters.get(name);
    return declaration !== undefined && !isReadFromStore(declaration);
  });
  return own.length < 2 ? own : inOrder(own, stack.parameters);
}

const places = new WeakMap<Stack['parameters'], ReadonlyMap<string, number>>();

/** Names in the order in which a section has them. */
function inOrder(names: readonly string[], section: Stack['parameters']): readonly string[] {
  const known = places.get(section) ?? new Map([...section.keys()].map((name, index) => [name, index]));
  places.set(section, known);
  return names.toSorted((one, other) => (known.get(one) ?? 0) - (known.get(other) ?? 0));
}

/**
 * The parameters that a condition depends on, each with the values that can make a difference: the allowed ones,
 * or else the texts that it is compared with, the empty text, and one that stands for all others. Nothing where there is
 * no work left for them.
 */
export function candidatesOf(condition: string, stack: Stack): readonly (readonly Candidate[])[] | undefined {
  const definitions = definitionsOf([condition], stack);
  if (!definitions) return undefined;
  const compared = comparedTexts(definitions.nodes);
  return parametersOf(definitions, stack)
    .map((name) => candidates(name, stack.parameters.get(name) ?? null, compared.get(name) ?? new Set()))
    .filter((choices) => choices.length > 0);
}

/**
 * Texts of which one is as good as whatever a parameter is given, as far as definitions and the rules about it are
 * concerned; nothing where that is not certain. It is where each mention of it is compared with texts that are spelt
 * out.
 */
export function textsThatTell(
  parameter: string,
  definitions: Definitions,
  stack: Stack,
): readonly string[] | undefined {
  if (!spend(stack.budget, WORK * (definitions.nodes.length + stack.rules.size))) return undefined;
  const rules = [...stack.rules.values()].filter((rule) => namesIn(rule).includes(parameter));
  const nodes = [...definitions.nodes, ...rules];
  const mentions = nodes.flatMap(namesIn).filter((name) => name === parameter);
  const compared = nodes.flatMap(comparisonsIn).filter((one) => one.parameter === parameter);
  return compared.length === mentions.length
    ? [...new Set(compared.flatMap(({ texts }) => texts)), anotherText]
    : undefined;
}

function namesIn(node: Json): readonly string[] {
  return mentionsIn(node).flatMap(({ kind, name }) => (kind === 'condition' ? [] : [name]));
}

/** A parameter itself, and the texts that it is compared with. */
interface Comparison {
  readonly parameter: string;
  readonly texts: readonly string[];
}

/** Every comparison of a parameter with texts that are spelt out. */
function comparisonsIn(definition: Json): readonly Comparison[] {
  return nodesOf(definition).flatMap((node) => {
    const [one = null, other = null] = sidesOf(node) ?? [];
    const within = containmentIn(node);
    return [
      ...comparison(one, [scalarText(other)]),
      ...comparison(other, [scalarText(one)]),
      ...(within ? comparison(within.member, within.list.map(scalarText)) : []),
    ];
  });
}

function comparison(side: Json, texts: readonly (string | undefined)[]): readonly Comparison[] {
  const parameter = referredIn(side);
  const spelt = texts.filter((text) => text !== undefined);
  return parameter === undefined || spelt.length < texts.length ? [] : [{ parameter, texts: spelt }];
}

/** The texts that each parameter is compared with, in whatever way. */
function comparedTexts(definitions: readonly Json[]): ReadonlyMap<string, ReadonlySet<string>> {
  const compared = new Map<string, Set<string>>();
  for (const sides of definitions.flatMap(nodesOf).flatMap((node) => [sidesOf(node) ?? []])) {
    const texts = sides.map(scalarText).filter((text) => text !== undefined);
    for (const { name } of sides.flatMap((side) => mentionsIn(side))) {
      const known = compared.get(name) ?? new Set();
      compared.set(name, known);
      for (const text of texts) known.add(text);
    }
  }
  return compared;
}

function nodesOf(definition: Json): readonly Json[] {
  const nodes: Json[] = [];
  eachNode(definition, (node) => nodes.push(node));
  return nodes;
}

function candidates(parameter: string, declaration: Json, compared: ReadonlySet<string>): readonly Candidate[] {
  const allowed = allowedValues(declaration);
  const texts = allowed ?? [...new Set([...compared, ''])].filter((text) => takes(declaration, text) !== false);
  const named = texts.map((text) => ({ parameter, text, words: `'${text}'` }));
  if (allowed) return named;
  const others = [...compared].filter((text) => text !== '').map((text) => `'${text}'`);
  const isNumber = isNumeric(declaration);
  const kind = isNumber ? 'any number' : 'any text';
  const words = others.length > 0 ? `${kind} but ${others.join(', ')}` : isNumber ? kind : 'any text that is not empty';
  return [...named, { parameter, text: isNumber ? anotherNumber : anotherText, words }];
}
