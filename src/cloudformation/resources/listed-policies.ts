import { type InlinePolicy, isList, isMap, isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import { asText, asTexts } from '../values/text.js';
import { withArns } from './named-policies.js';
import { parsed } from './policy-document.js';
import type { PropertyReader } from './property-reader.js';

/**
 * The list `ManagedPolicyArns` of an identity. Of one that is refused since it has a text there, the policy that is
 * meant.
 */
export function managedPolicies(reader: PropertyReader, property: string): Value<readonly Value<string>[]> {
  const value = reader.value(property);
  const listed = typeof value === 'string' ? [value] : value;
  return asTexts(reader.declaration.namesPolicies ? withArns(listed, reader.pseudo('AWS::Partition')) : listed);
}

/** The list `Policies` of an identity. */
export function inlinePolicies(reader: PropertyReader, property: string): Value<readonly InlinePolicy[]> {
  const policies = reader.value(property);
  if (policies === undefined || isUnknown(policies)) return policies;
  return isList(policies) ? policies.map(inlinePolicy) : unknown('it is not a list');
}

function inlinePolicy(policy: Tree): InlinePolicy {
  if (isUnknown(policy)) return { name: policy, document: policy };
  if (!isMap(policy)) return { name: undefined, document: undefined };
  return { name: asText(policy.PolicyName), document: parsed(policy.PolicyDocument) };
}
