import type { AccountAssignment, PermissionSet, PermissionSetAttachment } from '../../model/index.js';
import { text } from '../attribute.js';
import { arnOf, nameOf } from '../identity.js';
import { accountId, anyText, permissionSetArn, policyArn, principalId } from '../senses.js';
import { common, type Row } from './subject.js';

export function permissionSet(row: Row): PermissionSet {
  return {
    ...common(row, { name: 'name', arn: 'arn' }),
    kind: 'permission-set',
    name: nameOf(row.instance),
    arn: arnOf(row.plan, row.instance),
    managedPolicies: undefined,
    inlinePolicies: undefined,
  };
}

export function permissionSetAttachment(row: Row): PermissionSetAttachment {
  return {
    ...common(row, { permissionSet: 'permission_set_arn', policy: 'managed_policy_arn' }),
    kind: 'permission-set-attachment',
    permissionSet: text(row, 'permission_set_arn', permissionSetArn),
    policy: text(row, 'managed_policy_arn', policyArn),
  };
}

export function accountAssignment(row: Row): AccountAssignment {
  return {
    ...common(row, {
      permissionSet: 'permission_set_arn',
      principalType: 'principal_type',
      principalId: 'principal_id',
      target: 'target_id',
    }),
    kind: 'account-assignment',
    permissionSet: text(row, 'permission_set_arn', permissionSetArn),
    principalType: text(row, 'principal_type', anyText),
    principalId: text(row, 'principal_id', principalId),
    target: text(row, 'target_id', accountId),
  };
}
