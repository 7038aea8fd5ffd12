import type { Json } from '../../model/index.js';
import { sidesOf } from '../intrinsics/equals.js';
import { mentionsIn } from '../intrinsics/mentions.js';
import { referredIn } from '../intrinsics/references.js';
import { allowedValues, isReadFromStore } from '../parameters/declared.js';
import { isNumeric, takes } from '../parameters/limits.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, isSequence, scalarText } from '../template/json.js';

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

/** The parameters that a condition depends on, in the order of the template; none that the parameter store holds. */
export function parametersOf(condition: string, stack: Stack): readonly string[] {
  const mentioned = closure(condition, stack.conditions).flatMap(mentionsIn);
  const names = new Set(mentioned.map(({ name }) => name));
  const own = [...stack.parameters].filter(([name, declaration]) => names.has(name) && !isReadFromStore(declaration));
  return own.map(([name]) => name);
}

/**
 * The parameters that a condition depends on, each with the values that can make a difference: the allowed ones,
 * or else the texts that it is compared with, the empty text, and one that stands for all others.
 */
export function candidatesOf(condition: string, stack: Stack): readonly (readonly Candidate[])[] {
  const compared = comparedTexts(closure(condition, stack.conditions));
  return parametersOf(condition, stack)
    .map((name) => candidates(name, stack.parameters.get(name) ?? null, compared.get(name) ?? new Set()))
    .filter((choices) => choices.length > 0);
}

/**
 * Texts of which one is as good as whatever a parameter is given, as far as a condition is concerned; nothing where that
 * is not certain. It is where each mention of it is compared with a text that is spelt out.
 */
export function textsThatTell(parameter: string, condition: string, stack: Stack): readonly string[] | undefined {
  const definitions = closure(condition, stack.conditions);
  const isMeant = ({ name }: { readonly name: string }) => name === parameter;
  const mentions = definitions.flatMap(mentionsIn).filter(isMeant);
  const compared = definitions.flatMap(equationsIn).flatMap((sides) => comparedWith(parameter, sides));
  return compared.length === mentions.length ? [...new Set(compared), anotherText] : undefined;
}

/** The text that a parameter itself is compared with. */
function comparedWith(parameter: string, sides: readonly Json[]): readonly string[] {
  return sides.flatMap((side, index) => {
    const text = scalarText(sides[1 - index]);
    return referredIn(side) === parameter && sides.length === 2 && text !== undefined ? [text] : [];
  });
}

/** The definition of a condition and of all that it is made of. */
function closure(condition: string, definitions: ReadonlyMap<string, Json>): readonly Json[] {
  const names = new Set([condition]);
  for (const name of names) {
    for (const mention of mentionsIn(definitions.get(name) ?? null)) {
      if (mention.kind === 'condition') names.add(mention.name);
    }
  }
  return [...names].map((name) => definitions.get(name) ?? null);
}

/** The texts that each parameter is compared with. */
function comparedTexts(definitions: readonly Json[]): ReadonlyMap<string, ReadonlySet<string>> {
  const compared = new Map<string, Set<string>>();
  for (const sides of definitions.flatMap(equationsIn)) {
    const texts = sides.map(scalarText).filter((text) => text !== undefined);
    for (const { name } of sides.flatMap(mentionsIn)) {
      compared.set(name, new Set([...(compared.get(name) ?? []), ...texts]));
    }
  }
  return compared;
}

/** The two sides of every `Fn::Equals`. */
function equationsIn(definition: Json): readonly (readonly Json[])[] {
  const found: (readonly Json[])[] = [];
  const open = [definition];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const sides = sidesOf(node);
    if (sides) found.push(sides);
    for (const part of isSequence(node) ? node : entriesOf(node).values()) open.push(part);
  }
  return found;
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
