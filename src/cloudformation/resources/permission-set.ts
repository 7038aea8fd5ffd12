import type { PermissionSet } from '../../model/index.js';
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
    managedPolicies: reading.texts('ManagedPolicies'),
    inlinePolicies: document === undefined ? undefined : [{ name: undefined, document }],
  };
}
