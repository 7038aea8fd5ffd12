import { type Float, floatOf, isModerate } from './float.js';
import { plainText } from './float-text.js';
import { failed, num, open, text, type Value } from './value.js';

const tooLarge = open('a number is larger than is calculated here');

/** The number that a text spells; nothing where it spells none. */
export function numberIn(written: string): Value | undefined {
  if (/^[+-]?inf$/i.test(written)) return tooLarge;
  const value = floatOf(written);
  return value === 'too large' ? tooLarge : value && num(value);
}

/** A number that the configuration or data of ours spells. */
export function spelledNumber(written: string): Value {
  return numberIn(written) ?? failed(`\`${written}\` is no number`);
}

/** The result of a calculation. */
export function calculated(value: Float): Value {
  return isModerate(value) ? num(value) : tooLarge;
}

/** A number as text, without an exponent. */
export function numberText(value: Float): Value {
  return text(plainText(value));
}
