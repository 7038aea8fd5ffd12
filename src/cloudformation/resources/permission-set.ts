import { isList, isMap, isUnknown, type PermissionSet, type Tree, unknown, type Value } from '../../model/index.js';
import { asText } from '../values/text.js';
import { documentAt } from './policy-document.js';
import type { PropertyReader } from './property-reader.js';

/** The policies of AWS's that a permission set lists, and the names of those of the customer's. */
export function policiesOfSet(reader: PropertyReader): PermissionSet['managedPolicies'] {
  const listed = reader.texts('ManagedPolicies');
  const names = customerPolicies(reader.value('CustomerManagedPolicyReferences'));
  if (names.length === 0 || isUnknown(listed)) return listed;
  return [...(listed ?? []), ...names];
}

/** The one inline policy that a permission set may have. */
export function inlinePolicyOfSet(reader: PropertyReader, property: string): PermissionSet['inlinePolicies'] {
  const document = documentAt(reader, property);
  return document === undefined ? undefined : [{ name: undefined, document }];
}

/** The boundary of a permission set: a policy of AWS's by its ARN, one of the customer's by its name. */
export function boundaryOfSet(reader: PropertyReader, property: string): Value<string> {
  const value = reader.value(property);
  if (value === undefined || isUnknown(value)) return value;
  if (!isMap(value)) return unknown('it is not a mapping');
  return asText(value.ManagedPolicyArn) ?? nameOf(value.CustomerManagedPolicyReference);
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
