import { firstUnknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { concatenate } from '../evaluation/text.js';
import { withoutCandidates } from './one-of.js';

/** `Fn::ToJsonString: list or mapping`. */
export const toJsonString: Intrinsic = (argument, scope) => {
  const value = scope.evaluate(argument);
  const open = firstUnknown(value);
  if (open) return withoutCandidates(open);
  return value === undefined ? undefined : concatenate([JSON.stringify(value)]);
};
