import type { Operator } from './operator.js';

/** Whether the key is absent: its values are `true` (it must be) and `false` (it must not). Says nothing of values. */
export const nullOperator: Operator = {
  name: 'Null',
  negative: false,
  reads: 'other',
  matches: (actual, value) => actual.toLowerCase() === value.toLowerCase(),
};
