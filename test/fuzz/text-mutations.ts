import type { Random } from './random.js';

/** What a mutation may draw from. */
export interface Material {
  readonly random: Random;
  /** Words of the kind of input. */
  readonly words: readonly string[];
  /** Another input of the kind. */
  readonly other: string;
}

type Mutation = (text: string, material: Material) => string;

/** No text grows longer: what is tried is strange inputs, not large ones. */
export const LONGEST = 20_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanIn(text: string, random: Random, most = 60): Span {
  const start = random.below(text.length + 1);
  return { start, end: Math.min(text.length, start + random.below(most)) };
}

const replaced = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** A number, a word or another token of a text. */
function tokenIn(text: string, random: Random): Span {
  const from = random.below(text.length + 1);
  const token = /[\w.:*/-]+/.exec(text.slice(from, from + 200));
  const start = from + (token?.index ?? 0);
  return { start, end: start + (token?.[0].length ?? 0) };
}

/** A whole line, with its end. */
function lineIn(text: string, random: Random): Span {
  const at = random.below(text.length + 1);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end + 1 };
}

const piece = (text: string, { start, end }: Span): string => text.slice(start, end);

const MUTATIONS: readonly Mutation[] = [
  (text, { random }) => replaced(text, spanIn(text, random), ''),
  (text, { random }) => replaced(text, spanIn(text, random, 4), ''),
  (text, { random, words }) => replaced(text, tokenIn(text, random), random.pick(words)),
  (text, { random, words }) => replaced(text, spanIn(text, random, 1), random.pick(words)),
  (text, { random }) => replaced(text, tokenIn(text, random), piece(text, tokenIn(text, random))),
  (text, { random }) => replaced(text, lineIn(text, random), ''),
  (text, { random }) => replaced(text, lineIn(text, random), piece(text, lineIn(text, random)).repeat(2)),
  (text, { random }) => replaced(text, { start: 0, end: 0 }, piece(text, lineIn(text, random))),
  (text, { random }) => {
    const span = lineIn(text, random);
    return replaced(text, span, ' '.repeat(random.below(9)) + piece(text, span).trimStart());
  },
  (text, { random, other }) => replaced(text, lineIn(text, random), piece(other, lineIn(other, random))),
  (text, { random, other }) =>
    text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1)),
  (text, { random, other }) => replaced(text, spanIn(text, random), piece(other, spanIn(other, random, 400))),
  (text, { random }) => text.slice(0, random.below(text.length + 1)),
  (text, { random }) => {
    const span = spanIn(text, random, random.onceIn(4) ? 200 : 8);
    return replaced(text, span, piece(text, span).repeat(random.onceIn(20) ? 1000 : random.pick([2, 3, 50])));
  },
  (text, { random }) => {
    const start = random.below(text.length + 1);
    return replaced(
      text,
      { start, end: start + 1 },
      String.fromCharCode(random.below(random.onceIn(8) ? 65_536 : 128)),
    );
  },
];

/** A text that differs from another in a place or a few. */
export function mutatedText(text: string, material: Material): string {
  let mutated = text;
  for (let times = 1 + material.random.below(4); times > 0; times -= 1) {
    mutated = material.random.pick(MUTATIONS)(mutated, material).slice(0, LONGEST);
  }
  return mutated;
}
