import { covers, exactly, globOf } from '../text/glob.js';
import { type Operator, opposite } from './operator.js';

/** Match with wildcards over the whole text: `*` crosses `/` and `:` alike. */
export const stringLike: Operator = {
  name: 'StringLike',
  negative: false,
  reads: 'glob',
  matches: (actual, value) => covers(globOf(value, { wildcards: true, variables: false }), exactly(actual)),
};

export const stringNotLike: Operator = opposite(stringLike, 'StringNotLike');
