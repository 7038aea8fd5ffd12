import { type Operator, opposite } from './operator.js';

/** Exact match, case counts. `*` and `?` are characters like any other. */
export const stringEquals: Operator = {
  name: 'StringEquals',
  negative: false,
  reads: 'exact',
  matches: (actual, value) => actual === value,
};

export const stringNotEquals: Operator = opposite(stringEquals, 'StringNotEquals');
