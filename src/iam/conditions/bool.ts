import type { Operator } from './operator.js';

/** `true` or `false`, in whatever case. */
export const bool: Operator = {
  name: 'Bool',
  negative: false,
  reads: 'folded',
  matches: (actual, value) => actual.toLowerCase() === value.toLowerCase(),
};
