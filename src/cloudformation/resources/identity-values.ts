import { type InlinePolicy, isList, isMap, isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import { asText, asTexts } from '../evaluation/text.js';
import { withArns } from './named-policies.js';
import { parsed } from './policy-document.js';
import type { Reading } from './reading.js';

interface IdentityValues {
  readonly name: Value<string>;
  readonly arn: Value<string>;
  readonly managedPolicies: Value<readonly Value<string>[]>;
  readonly inlinePolicies: Value<readonly InlinePolicy[]>;
}

/** What users, groups and roles have in common. */
export function identityValues(reading: Reading): IdentityValues {
  const identity = reading.stack.identityOf(reading.declaration.id);
  return {
    name: identity?.name,
    arn: identity?.arn,
    managedPolicies: managedPolicies(reading),
    inlinePolicies: inlinePolicies(reading),
  };
}

function managedPolicies(reading: Reading): Value<readonly Value<string>[]> {
  const listed = reading.value('ManagedPolicyArns');
  return asTexts(reading.declaration.namesPolicies ? withArns(listed, reading.pseudo('AWS::Partition')) : listed);
}

function inlinePolicies(reading: Reading): Value<readonly InlinePolicy[]> {
  const policies = reading.value('Policies');
  if (policies === undefined || isUnknown(policies)) return policies;
  return isList(policies) ? policies.map(inlinePolicy) : unknown('it is not a list');
}

function inlinePolicy(policy: Tree): InlinePolicy {
  if (isUnknown(policy)) return { name: policy, document: policy };
  if (!isMap(policy)) return { name: undefined, document: undefined };
  return { name: asText(policy.PolicyName), document: parsed(policy.PolicyDocument) };
}
