import { firstUnknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { concatenate } from '../evaluation/text.js';

/** `Fn::ToJsonString: list or mapping`. */
export const toJsonString: Intrinsic = (argument, scope) => {
  const value = scope.evaluate(argument);
  return value === undefined ? undefined : (firstUnknown(value) ?? concatenate([JSON.stringify(value)]));
};
