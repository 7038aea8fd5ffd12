import { isUnknown, type Json, type Value } from '../../model/index.js';
import { isSequence, onlyEntry } from '../template/json.js';
import { withoutCandidates } from '../values/one-of.js';
import type { Scope } from '../values/scope.js';
import { concatenate } from '../values/text.js';
import { type Intrinsic, malformed, type Name } from './intrinsic.js';

/** `Ref: Name`. With AWS::LanguageExtensions the name may itself be worked out. */
export const ref: Intrinsic = {
  name: 'Ref',
  arity: { wants: 'a name' },
  mentions: (argument) => (typeof argument === 'string' ? [{ kind: 'reference', name: argument }] : []),
  evaluate: (argument, scope) => {
    const name = scope.evaluate(argument);
    if (isUnknown(name)) return withoutCandidates(name);
    return typeof name === 'string' ? scope.reference(name) : malformed(ref.name, ref.arity.wants);
  },
};

/** `Fn::GetAtt: Resource.Attribute`, or the two as a list. The attribute may have dots: `Child.Outputs.Arn`. */
export const getAtt: Intrinsic = {
  name: 'Fn::GetAtt',
  arity: { parts: [2, Number.POSITIVE_INFINITY], orText: true, wants: 'a resource and an attribute' },
  mentions: (argument) => {
    const [first] = isSequence(argument) ? argument : [argument];
    return typeof first === 'string' ? [attributeNamed(first)] : [];
  },
  evaluate: (argument, scope) => {
    const target = targetOf(argument, scope);
    if (isUnknown(target)) return withoutCandidates(target);
    const [, resource, attribute] = /^([^.]+)\.(.+)$/s.exec(target ?? '') ?? [];
    if (resource === undefined || attribute === undefined) return malformed(getAtt.name, getAtt.arity.wants);
    return scope.attribute(resource, attribute);
  },
};

/** What mentions `Resource.Attribute`: the resource. */
function attributeNamed(target: string): Name {
  return { kind: 'attribute', name: target.split('.')[0] ?? '' };
}

function targetOf(argument: Json, scope: Scope): Value<string> {
  if (typeof argument === 'string') return argument;
  if (!isSequence(argument)) return undefined;
  return concatenate(
    argument.map((part) => scope.evaluate(part)),
    '.',
  );
}

/** The name in a `Ref`, where a part of a template is one and says it. */
export function referredIn(node: Json | undefined): string | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  return name === ref.name && typeof argument === 'string' ? argument : undefined;
}

/** What takes itself out of the list or mapping it stands in. */
export const NO_VALUE = 'AWS::NoValue';

export const noValue: Json = { [ref.name]: NO_VALUE };
