import { type Float, lengthOf, magnitude } from './float.js';

/** A decimal number: its digits, and how many of them stand before the point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** A number as Terraform writes it: as few digits as tell it from its neighbours, and no exponent. */
export function plainText(value: Float): string {
  return signOf(value) + fixed(shortest(value), 0);
}

/** The digits of a number without its sign, as a verb of Go's formats shows them. */
export function formattedText(letter: 'e' | 'f' | 'g', value: Float, precision: number | undefined): string {
  if (letter === 'f') return roundedFixed(exactly(value), precision ?? 6);
  if (letter === 'e') return scientific(roundedTo(exactly(value), (precision ?? 6) + 1), precision ?? 6);
  return general(value, precision);
}

/** `%g`: with an exponent where that is large, or small. */
function general(value: Float, precision: number | undefined): string {
  const decimal = precision === undefined ? shortest(value) : roundedTo(exactly(value), Math.max(1, precision));
  const { digits, point } = decimal;
  const wanted = Math.max(1, precision ?? 6);
  const most = precision !== undefined && wanted > digits.length && digits.length >= point ? digits.length : wanted;
  const isScientific = digits !== '' && (point - 1 < -4 || point - 1 >= most);
  return isScientific ? scientific(decimal, Math.max(0, digits.length - 1)) : fixed(decimal, 0);
}

function signOf({ mantissa }: Float): string {
  return mantissa < 0n ? '-' : '';
}

function roundedFixed(decimal: Decimal, places: number): string {
  return fixed(roundedTo(decimal, decimal.point + places), places);
}

/** With so many digits behind the point at least. */
function fixed({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const part = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).padEnd(places, '0');
  return digits === '' && places === 0 ? '0' : part === '' ? whole : `${whole}.${part}`;
}

function scientific({ digits, point }: Decimal, places: number): string {
  const power = digits === '' ? 0 : point - 1;
  const part = digits.slice(1).padEnd(places, '0').slice(0, places);
  const exponent = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return `${digits[0] ?? '0'}${part === '' ? '' : `.${part}`}e${exponent}`;
}

/** Every digit that a number has. */
function exactly({ mantissa, exponent }: Pick<Float, 'mantissa' | 'exponent'>): Decimal {
  const size = magnitude(mantissa);
  const digits = (exponent < 0 ? size * 5n ** BigInt(-exponent) : size << BigInt(exponent)).toString();
  return trimmed(digits, digits.length + Math.min(0, exponent));
}

function trimmed(digits: string, point: number): Decimal {
  const kept = digits.replace(/(?<!0)0+$/, '');
  return kept === '' ? { digits: '', point: 0 } : { digits: kept, point };
}

/** The first digits of a number, halves rounded to the even one. */
function roundedTo({ digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) return { digits, point };
  if (count < 0) return { digits: '', point: 0 };
  const [next = '0', isMore] = [digits[count], digits.length > count + 1];
  const isOdd = count > 0 && Number(digits[count - 1]) % 2 === 1;
  const isUp = next > '5' || (next === '5' && (isMore || isOdd));
  return isUp ? roundedUp({ digits, point }, count) : trimmed(digits.slice(0, count), point);
}

function roundedUp({ digits, point }: Decimal, count: number): Decimal {
  const kept = digits.slice(0, count);
  const more = String(BigInt(kept || '0') + 1n).padStart(kept.length, '0');
  return trimmed(more, point + more.length - kept.length);
}

/**
 * The shortest decimal that rounds to a number: its digits as far as they tell it from the halves to its neighbours.
 * Source: https://github.com/golang/go/blob/master/src/math/big/ftoa.go (`roundShortest`)
 */
function shortest(value: Float): Decimal {
  const decimal = exactly(value);
  const size = magnitude(value.mantissa);
  if (value.exponent >= 0 && lengthOf(size) + value.exponent <= value.bits) return decimal;
  const shift = value.bits + 1 - lengthOf(size);
  const [mantissa, exponent] = [size << BigInt(shift), value.exponent - shift];
  const isEven = (mantissa & 2n) === 0n;
  const [lower, upper] = [mantissa - 1n, mantissa + 1n].map((one) => exactly({ mantissa: one, exponent }).digits);
  for (const [at, digit] of [...decimal.digits].entries()) {
    const [below = '0', above = '0'] = [lower?.[at], upper?.[at]];
    const goesDown = below !== digit || (isEven && at + 1 === lower?.length);
    const goesUp = above !== digit && (isEven || Number(digit) + 1 < Number(above) || at + 1 < (upper?.length ?? 0));
    if (goesDown && goesUp) return roundedTo(decimal, at + 1);
    if (goesDown) return trimmed(decimal.digits.slice(0, at + 1), decimal.point);
    if (goesUp) return roundedUp(decimal, at + 1);
  }
  return decimal;
}
