/**
 * How IAM compares, written down a second time and as simply as possible: regular expressions over concrete texts. It
 * shares no code with the analysis that it is there to check.
 */
export function like(actual: string, pattern: string): boolean {
  const source = [...pattern].map((char) =>
    char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 's').test(actual);
}

export function arnLike(actual: string, pattern: string): boolean {
  const [left, right] = [sixParts(actual), sixParts(pattern)];
  return left.length === 6 && right.length === 6 && left.every((part, i) => like(part, right[i] ?? ''));
}

function sixParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function inRange(address: string, range: string): boolean {
  const bits = (text: string) =>
    text
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join('');
  const [network = '', length = '32'] = range.split('/');
  return bits(address).slice(0, Number(length)) === bits(network).slice(0, Number(length));
}

type Compare = (actual: string, value: string) => boolean;

const equals: Compare = (actual, value) => actual === value;
const equalsIgnoreCase: Compare = (actual, value) => actual.toLowerCase() === value.toLowerCase();

/** Every operator that the generated policies use, with whether it is negated. */
export const comparisons: Readonly<Record<string, readonly [Compare, boolean]>> = {
  StringEquals: [equals, false],
  StringNotEquals: [equals, true],
  StringEqualsIgnoreCase: [equalsIgnoreCase, false],
  StringNotEqualsIgnoreCase: [equalsIgnoreCase, true],
  StringLike: [like, false],
  StringNotLike: [like, true],
  ArnEquals: [arnLike, false],
  ArnLike: [arnLike, false],
  ArnNotEquals: [arnLike, true],
  ArnNotLike: [arnLike, true],
  Bool: [equalsIgnoreCase, false],
  IpAddress: [inRange, false],
  NotIpAddress: [inRange, true],
  NumericLessThan: [(actual, value) => Number(actual) < Number(value), false],
};
