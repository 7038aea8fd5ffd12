import { asNumber, isSequence, isWhole, type Value, whole } from '../values/index.js';

/** The elements of a sequence; none of anything else. */
export function itemsOf(value: Value): readonly Value[] {
  return isSequence(value) ? value.items : [];
}

/** A whole number; one that JavaScript cannot tell from its neighbours is about as large. */
export function integer(value: Value | undefined): number | undefined {
  return value?.kind === 'number' && isWhole(value.value) ? asNumber(value.value) : undefined;
}

/** The texts of a list. */
export function textsOf(value: Value | undefined): readonly string[] {
  return value ? itemsOf(value).flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
}

/** A text, which its parameter makes sure of. */
export function textOf(value: Value | undefined): string {
  return value?.kind === 'string' ? value.value : '';
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them. */
export function charactersOf(written: string): readonly string[] {
  return Array.from(segmenter.segment(written), ({ segment }) => segment);
}

export function lengthOfText(written: string): Value {
  return whole(charactersOf(written).length);
}
