import { type Operator, opposite } from './operator.js';

/** Exact match, case does not count. */
export const stringEqualsIgnoreCase: Operator = {
  name: 'StringEqualsIgnoreCase',
  negative: false,
  reads: 'folded',
  matches: (actual, value) => actual.toLowerCase() === value.toLowerCase(),
};

export const stringNotEqualsIgnoreCase: Operator = opposite(stringEqualsIgnoreCase, 'StringNotEqualsIgnoreCase');
