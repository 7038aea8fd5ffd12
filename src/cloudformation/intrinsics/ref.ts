import { isUnknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { malformed } from './malformed.js';
import { withoutCandidates } from './one-of.js';

/** `Ref: Name`. With AWS::LanguageExtensions the name may itself be worked out. */
export const ref: Intrinsic = (argument, scope) => {
  const name = scope.evaluate(argument);
  if (isUnknown(name)) return withoutCandidates(name);
  return typeof name === 'string' ? scope.reference(name) : malformed('Ref', 'a name');
};
