import type { Operator } from './operator.js';

/** Bytes in base 64, compared as they are written. */
export const binaryEquals: Operator = {
  name: 'BinaryEquals',
  negative: false,
  reads: 'exact',
  matches: (actual, value) => actual === value,
};
