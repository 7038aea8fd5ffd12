import {
  addAll,
  isUnknown,
  type Json,
  symbolicParts,
  type Tree,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { isSeveral, ofEach, withoutCandidates } from '../values/one-of.js';
import type { Scope } from '../values/scope.js';
import { asText, concatenate } from '../values/text.js';
import { mayCut } from './cuts.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';
import { piecesOf } from './pieces.js';

/** `Fn::Split: [separator, text]`: a list. What is between two separators that are spelt out is certain. */
export const split: Intrinsic = {
  name: 'Fn::Split',
  arity: { parts: [2, 2], wants: 'a separator and a text' },
  evaluate: (argument, scope) => {
    const [separator, source = null] = partsOf(argument);
    if (typeof separator !== 'string' || separator === '') return wrong();
    return (
      splitPieces(separator, source, scope) ?? ofEach(scope.evaluate(source), (text) => splitText(separator, text))
    );
  },
};

function wrong(): Unknown {
  return malformed(split.name, split.arity.wants);
}

function splitText(separator: string, value: Value<Tree>): Tree {
  const text = asText(value);
  if (isUnknown(text)) return text;
  return text === undefined ? wrong() : splitAll(separator, [text]);
}

/**
 * A text that a function puts together of parts, some of which cannot be told; nothing where it is to be split whole.
 */
function splitPieces(separator: string, source: Json, scope: Scope): Tree | undefined {
  const pieces = piecesOf(source, scope);
  if (!pieces) return undefined;
  const items = splitAll(separator, pieces);
  const whole = items.some(isSeveral) ? scope.evaluate(source) : undefined;
  return isUnknown(whole) && whole.$oneOf ? undefined : items;
}

/** What stands between the separators that are spelt out, each item for itself. */
function splitAll(separator: string, pieces: readonly Value<Tree>[]): readonly Tree[] {
  const runs: Value<Tree>[][] = [[]];
  for (const piece of spelledParts(pieces)) {
    const [first, ...others] = typeof piece === 'string' ? piece.split(separator) : [piece];
    runs.at(-1)?.push(first);
    addAll(
      runs,
      others.map((part) => [part]),
    );
  }
  return runs.map((run) => itemOf(separator, run));
}

/** Texts that are spelt out, as long as they are, between symbols and what cannot be told. */
function spelledParts(pieces: readonly Value<Tree>[]): readonly (string | Unknown)[] {
  const parts: (string | Unknown)[] = [''];
  for (const text of pieces.map((piece) => asText(piece) ?? '')) {
    const last = parts.at(-1);
    if (typeof text === 'string' && typeof last === 'string') parts.splice(-1, 1, last + text);
    else parts.push(text);
  }
  return parts.flatMap((part): readonly (string | Unknown)[] =>
    isUnknown(part) || part === '' ? [part] : symbolicParts(part),
  );
}

/** One item of the list, or what may be several: where a part may hold the separator. */
function itemOf(separator: string, run: readonly Value<Tree>[]): Tree {
  const open = run.map((part) => divisible(separator, part)).find((part) => part !== undefined);
  const [only, ...others] = run.filter((part) => part !== '');
  if (!open) return others.length === 0 && isUnknown(only) ? only : concatenate(run);
  const candidates = others.length === 0 && isUnknown(only) ? only.$oneOf : undefined;
  const several: Unknown = { ...withoutCandidates(open), $several: true };
  return candidates ? { ...several, $oneOf: candidates.map((one) => splitText(separator, one)) } : several;
}

/** Why a part may itself hold the separator; nothing where it cannot. */
function divisible(separator: string, part: Value<Tree>): Unknown | undefined {
  const touches = (one: Tree) => [...separator].some((character) => asWords(one).includes(character));
  if (isUnknown(part)) return part.$oneOf?.some(touches) === false ? undefined : part;
  return typeof part === 'string' && mayCut(separator, part)
    ? unknown(`\`${part}\`, which is known only at deployment, may hold \`${separator}\``)
    : undefined;
}

function asWords(value: Tree): string {
  const text = asText(value);
  return typeof text === 'string' ? text : '';
}
