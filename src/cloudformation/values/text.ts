import { isUnknown, literal, type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import { scalarText } from '../template/json.js';
import { withoutCandidates } from './one-of.js';

/** Longer texts are given up: a few functions that name each other could otherwise fill the memory. */
const maxLength = 100_000;

export const tooLong = unknown('the text is too long to be worked out');

/** Whether a text is given up for its length. */
export function isTooLong(text: string): boolean {
  return text.length > maxLength;
}

/** What a text is that a template spells; unknown where it holds a dynamic reference, which is read at deployment. */
export type ReadText = (text: string) => string | Unknown;

/** A text of a template, or of its user: it holds no symbols. */
export const ownText: ReadText = (text) => notAsSpelt(text) ?? literal(text);

/** A text of a template that another one has put together: it holds the symbols of that one. */
export function textWithin(handDown: (text: string) => string): ReadText {
  return (text) => notAsSpelt(text) ?? handDown(text);
}

function notAsSpelt(text: string): Unknown | undefined {
  if (isTooLong(text)) return tooLong;
  return text.includes('{{resolve:') ? unknown(`\`${text}\` is read at deployment`) : undefined;
}

/** Combinations beyond this many are not listed. */
const maxCandidates = 100;

/**
 * Several values as one text, with a separator between them. Unknown where one of them is unknown or no scalar, with
 * the texts it can become where those are known.
 */
export function concatenate(parts: readonly Value<Tree>[], separator = ''): string | Unknown {
  const whole = joined(parts, separator);
  if (!isUnknown(whole)) return whole;
  const why = withoutCandidates(whole);
  const candidates = choices(parts)?.map((choice) => joined(choice, separator));
  return candidates && !candidates.some(isUnknown) ? { ...why, $oneOf: [...new Set(candidates)] } : why;
}

/** Every combination of what the parts can be; nothing where one is open, or they are too many. */
function choices(parts: readonly Value<Tree>[]): readonly (readonly Value<Tree>[])[] | undefined {
  const open = [...parts.entries()].filter(([, part]) => isUnknown(part));
  let all: readonly ReadonlyMap<number, Tree>[] = [new Map()];
  for (const [index, part] of open) {
    const candidates = isUnknown(part) ? part.$oneOf : undefined;
    if (!candidates || all.length * candidates.length > maxCandidates) return undefined;
    all = all.flatMap((choice) => candidates.map((candidate) => new Map([...choice, [index, candidate]])));
  }
  return all.map((choice) => parts.map((part, index) => choice.get(index) ?? part));
}

function joined(parts: readonly Value<Tree>[], separator: string): string | Unknown {
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    const text = asText(part) ?? '';
    if (isUnknown(text)) return text;
    length += text.length + separator.length;
    if (length > maxLength) return tooLong;
    texts.push(text);
  }
  return texts.join(separator);
}

/** A value where a text is wanted; `null` counts as absent. */
export function asText(value: Value<Tree>): Value<string> {
  if (value === undefined || value === null || isUnknown(value)) return value ?? undefined;
  return scalarText(value) ?? unknown('it is a list or a mapping where a text is wanted');
}

/** A value where a list of texts is wanted. */
export function asTexts(value: Value<Tree>): Value<readonly Value<string>[]> {
  if (value === undefined || value === null) return undefined;
  if (isUnknown(value)) return notAsItIs(value);
  return Array.isArray(value) ? value.map(asText) : unknown('it is not a list');
}

/** What is wanted here is no text, as an export would be. */
function notAsItIs({ $import: _, ...value }: Unknown): Unknown {
  return value;
}

/** A value where a number is wanted; CloudFormation takes digits for one. */
export function asNumber(value: Value<Tree>): Value<number> {
  const text = asText(value);
  if (text === undefined) return undefined;
  if (isUnknown(text)) return notAsItIs(text);
  return /^\d{1,15}$/.test(text) ? Number(text) : unknown(`\`${text}\` is not a number`);
}
