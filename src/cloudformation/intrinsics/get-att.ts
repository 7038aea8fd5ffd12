import { isUnknown, type Json, type Value } from '../../model/index.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { concatenate } from '../evaluation/text.js';
import { isSequence } from '../template/json.js';
import { malformed } from './malformed.js';
import { withoutCandidates } from './one-of.js';

/** `Fn::GetAtt: Resource.Attribute`, or the two as a list. The attribute may have dots: `Child.Outputs.Arn`. */
export const getAtt: Intrinsic = (argument, scope) => {
  const target = targetOf(argument, scope);
  if (isUnknown(target)) return withoutCandidates(target);
  const [, resource, attribute] = /^([^.]+)\.(.+)$/s.exec(target ?? '') ?? [];
  if (resource === undefined || attribute === undefined) return malformed('Fn::GetAtt', 'a resource and an attribute');
  return scope.attribute(resource, attribute);
};

function targetOf(argument: Json, scope: Scope): Value<string> {
  if (typeof argument === 'string') return argument;
  if (!isSequence(argument)) return undefined;
  return concatenate(
    argument.map((part) => scope.evaluate(part)),
    '.',
  );
}
