import { type Arn, parseArn } from '../text/arn.js';
import { type Operator, opposite } from './operator.js';
import { stringLike } from './string-like.js';

const components = ['partition', 'service', 'region', 'account', 'resource'] as const satisfies readonly (keyof Arn)[];

/** Match with wildcards, component by component: only in the resource does `*` cross a colon. */
export const arnLike: Operator = {
  name: 'ArnLike',
  negative: false,
  reads: 'arn',
  matches: (actual, value) => {
    const [left, right] = [parseArn(actual), parseArn(value)];
    return (
      left !== undefined && right !== undefined && components.every((key) => stringLike.matches(left[key], right[key]))
    );
  },
};

/** Does the same as `ArnLike`: it expands wildcards, other than `StringEquals`. */
export const arnEquals: Operator = { ...arnLike, name: 'ArnEquals' };
export const arnNotLike: Operator = opposite(arnLike, 'ArnNotLike');
export const arnNotEquals: Operator = opposite(arnLike, 'ArnNotEquals');
