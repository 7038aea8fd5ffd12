import { failed, num, open, text, type Value } from './value.js';

/**
 * Terraform calculates with 512 bits, JavaScript with 53. A result is taken where 15 digits tell it; what has more is
 * unknown as soon as its digits matter.
 */
export function calculated(value: number): Value {
  if (!Number.isFinite(value)) return failed('the result is no number');
  return num(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

/** Whether the digits of a number are those that Terraform has. */
export function isExact(value: number): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  return String(Math.abs(value)).replace(/e.*/, '').replace('.', '').replace(/^0+/, '').length < 15;
}

/** A number as text, without an exponent. */
export function numberText(value: number): Value {
  if (!isExact(value)) return open('a number has more digits than are calculated here');
  const written = String(value);
  return text(written.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : written);
}
