import { isList, isMap, isUnknown, type PermissionSet, type Tree, unknown, type Value } from '../../model/index.js';
import { asText } from '../evaluation/text.js';
import { base } from './base.js';
import { documentAt } from './policy-document.js';
import type { Reading } from './reading.js';

/** AWS::SSO::PermissionSet. */
export function permissionSet(reading: Reading): PermissionSet {
  const document = documentAt(reading, 'InlinePolicy');
  return {
    kind: 'permission-set',
    ...base(reading),
    name: reading.text('Name'),
    arn: reading.stack.identityOf(reading.declaration.id)?.arn,
    managedPolicies: managedPolicies(reading),
    inlinePolicies: document === undefined ? undefined : [{ name: undefined, document }],
    permissionsBoundary: boundary(reading.value('PermissionsBoundary')),
  };
}

function managedPolicies(reading: Reading): PermissionSet['managedPolicies'] {
  const listed = reading.texts('ManagedPolicies');
  const names = customerPolicies(reading.value('CustomerManagedPolicyReferences'));
  if (names.length === 0 || isUnknown(listed)) return listed;
  return [...(listed ?? []), ...names];
}

/** Names of policies of the customer's, as far as they are known: none of them gives what the control asks for. */
function customerPolicies(references: Value<Tree>): readonly string[] {
  const names = isList(references) ? references.map(nameOf) : [];
  return names.filter((name) => typeof name === 'string');
}

function nameOf(reference: Value<Tree>): Value<string> {
  if (reference === undefined || isUnknown(reference)) return reference;
  return isMap(reference) ? asText(reference.Name) : unknown('it is not a mapping');
}

function boundary(value: Value<Tree>): Value<string> {
  if (value === undefined || isUnknown(value)) return value;
  if (!isMap(value)) return unknown('it is not a mapping');
  return asText(value.ManagedPolicyArn) ?? nameOf(value.CustomerManagedPolicyReference);
}
