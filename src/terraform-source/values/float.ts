/**
 * A number as Terraform has it, a `big.Float` of Go's: a mantissa times a power of two. The mantissa is odd, or zero;
 * `bits` says how many its calculations round to.
 * Source: https://pkg.go.dev/math/big#Float and https://github.com/zclconf/go-cty/blob/main/cty/value_ops.go
 */
export interface Float {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly bits: number;
}

/** Bits of what is written in a configuration. */
const written = 512;
/** Bits of what Terraform counts. */
const counted = 64;
/** Bits of what it calculates as a double. */
const double = 53;

/** Letters of a number, and how far its point may be moved: more is no number that anybody writes. */
const mostDigits = 5_000;
/** The powers of two that numbers reach that are calculated here. */
const mostBits = 40_000;

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The number that a text spells; nothing where it is none, or is too large to be calculated. */
export function floatOf(text: string): Float | 'too large' | undefined {
  const [match, sign, whole = '', part = '', power = '0'] = decimal.exec(text) ?? [];
  if (match === undefined || whole + part === '') return undefined;
  const scale = Number(power) - part.length;
  if (text.length > mostDigits || Math.abs(scale) > mostDigits) return 'too large';
  const digits = BigInt(sign === '-' ? `-${whole}${part}` : whole + part);
  return scale < 0
    ? quotient(digits, 10n ** BigInt(-scale), 0, written)
    : rounded(digits * 10n ** BigInt(scale), 0, written);
}

/** A whole number that is counted: a length, an index. */
export function countOf(value: number): Float {
  return rounded(BigInt(value), 0, counted);
}

/** A whole number of any size. */
export function integerOf(value: bigint): Float {
  return rounded(value, 0, Math.max(counted, lengthOf(value)));
}

/** A number that is calculated as a double. */
export function doubleOf(value: number): Float {
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const scale = Number(power) - part.length;
  const digits = BigInt(whole + part);
  return scale < 0
    ? quotient(digits, 10n ** BigInt(-scale), 0, double)
    : rounded(digits * 10n ** BigInt(scale), 0, double);
}

/** Whether it is of a size that calculations go on with. */
export function isModerate({ mantissa, exponent }: Float): boolean {
  return Math.abs(exponent) <= mostBits && lengthOf(mantissa) <= mostBits;
}

export function add(one: Float, other: Float): Float {
  const exponent = Math.min(one.exponent, other.exponent);
  const sum = (one.mantissa << BigInt(one.exponent - exponent)) + (other.mantissa << BigInt(other.exponent - exponent));
  return rounded(sum, exponent, Math.max(one.bits, other.bits));
}

export function negated(value: Float): Float {
  return { ...value, mantissa: -value.mantissa };
}

export function multiply(one: Float, other: Float): Float {
  return rounded(one.mantissa * other.mantissa, one.exponent + other.exponent, Math.max(one.bits, other.bits));
}

/** The divisor is not zero. */
export function divide(one: Float, other: Float): Float {
  const bits = Math.max(one.bits, other.bits);
  return quotient(one.mantissa, other.mantissa, one.exponent - other.exponent, bits);
}

/** What is left of a division towards zero; of one by zero, everything. */
export function remainder(one: Float, other: Float): Float {
  if (other.mantissa === 0n) return one;
  const times = rounded(truncated(divide(one, other)), 0, one.bits);
  return add(one, negated(multiply(other, times)));
}

/** Less than, equal to or greater than zero as one is to the other. */
export function compareFloats(one: Float, other: Float): number {
  const { mantissa } = add({ ...one, bits: mostBits * 4 }, negated(other));
  return mantissa === 0n ? 0 : mantissa < 0n ? -1 : 1;
}

/** Without what stands behind the point. */
export function truncated({ mantissa, exponent }: Float): bigint {
  return exponent >= 0 ? mantissa << BigInt(exponent) : mantissa / (1n << BigInt(-exponent));
}

export function isWhole({ exponent }: Float): boolean {
  return exponent >= 0;
}

export function floorOf(value: Float): bigint {
  const whole = truncated(value);
  return !isWhole(value) && value.mantissa < 0n ? whole - 1n : whole;
}

/** The number as JavaScript has it, as near as that is. */
export function asNumber({ mantissa, exponent }: Float): number {
  const excess = Math.max(0, lengthOf(mantissa) - 64);
  return Number(mantissa >> BigInt(excess)) * 2 ** (exponent + excess);
}

/** A quotient times a power of two. */
function quotient(dividend: bigint, divisor: bigint, exponent: number, bits: number): Float {
  const shift = Math.max(0, bits + 2 - lengthOf(dividend) + lengthOf(divisor));
  const shifted = dividend << BigInt(shift);
  const whole = shifted / divisor;
  return rounded(whole, exponent - shift, bits, whole * divisor !== shifted);
}

/**
 * A mantissa rounded to so many bits, halves to the even one.
 * @param isMore whether the number is a little more than its mantissa says
 */
function rounded(mantissa: bigint, exponent: number, bits: number, isMore = false): Float {
  const size = magnitude(mantissa);
  const excess = lengthOf(size) - bits;
  const kept = excess > 0 ? roundedTo(size, excess, isMore) : size;
  const zeros = trailingZeros(kept);
  const odd = kept >> BigInt(zeros);
  const shifted = kept === 0n ? 0 : exponent + Math.max(0, excess) + zeros;
  return { mantissa: mantissa < 0n ? -odd : odd, exponent: shifted, bits };
}

function roundedTo(size: bigint, excess: number, isMore: boolean): bigint {
  const kept = size >> BigInt(excess);
  const rest = size - (kept << BigInt(excess));
  const half = 1n << BigInt(excess - 1);
  const isUp = rest > half || (rest === half && (isMore || (kept & 1n) === 1n));
  return isUp ? kept + 1n : kept;
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** How many bits a whole number has. */
export function lengthOf(value: bigint): number {
  const digits = magnitude(value).toString(16);
  return value === 0n ? 0 : digits.length * 4 - Math.clz32(Number.parseInt(digits[0] ?? '0', 16)) + 28;
}

function trailingZeros(value: bigint): number {
  return value === 0n ? 0 : lengthOf(value & -value) - 1;
}
