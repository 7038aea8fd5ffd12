import {
  type AccountAssignment,
  isUnknown,
  literal,
  type PermissionSet,
  type PermissionSetAttachment,
  type PermissionSetBoundary,
  type PermissionSetInlinePolicy,
  unknown,
  type Value,
} from '../../model/index.js';
import { text } from '../attribute.js';
import { arnOf, nameOf } from '../identity.js';
import { attributeOf, markOf } from '../instance.js';
import { listOf, mapOf } from '../json.js';
import { accountId, anyText, permissionSetArn, policyArn, principalId } from '../senses.js';
import { common, document, type Row } from './subject.js';

export function permissionSet(row: Row): PermissionSet {
  return {
    ...common(row, { name: 'name', arn: 'arn' }),
    kind: 'permission-set',
    name: nameOf(row.instance),
    arn: arnOf(row.plan, row.instance),
    managedPolicies: undefined,
    inlinePolicies: undefined,
    permissionsBoundary: undefined,
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

/** A policy of the customer's, which every target account has under one name. */
export function customerPolicyAttachment(row: Row): PermissionSetAttachment {
  const reference = 'customer_managed_policy_reference';
  const name = blockText(row, [reference, 'name']);
  return {
    ...common(row, { permissionSet: 'permission_set_arn', policy: reference }),
    kind: 'permission-set-attachment',
    permissionSet: text(row, 'permission_set_arn', permissionSetArn),
    policy: isUnknown(name) ? undefined : name,
  };
}

export function permissionSetInlinePolicy(row: Row): PermissionSetInlinePolicy {
  return {
    ...common(row, { permissionSet: 'permission_set_arn', document: 'inline_policy' }),
    kind: 'permission-set-inline-policy',
    permissionSet: text(row, 'permission_set_arn', permissionSetArn),
    document: document(row, 'inline_policy'),
  };
}

export function permissionSetBoundary(row: Row): PermissionSetBoundary {
  const [boundary, reference] = ['permissions_boundary', 'customer_managed_policy_reference'];
  return {
    ...common(row, { permissionSet: 'permission_set_arn', policy: boundary }),
    kind: 'permission-set-boundary',
    permissionSet: text(row, 'permission_set_arn', permissionSetArn),
    policy: blockText(row, [boundary, 'managed_policy_arn']) ?? blockText(row, [boundary, reference, 'name']),
  };
}

/** A text inside blocks of which there is one each; unknown where it, or a block around it, is. */
function blockText({ instance }: Row, [first = '', ...others]: readonly string[]): Value<string> {
  let mark = markOf(instance, first);
  let value = attributeOf(instance, first);
  for (const name of others) {
    if (mark === true) break;
    mark = mapOf(listOf(mark)[0])[name];
    value = mapOf(listOf(value)[0])[name];
  }
  if (mark === true) return unknown('it is known only after apply');
  return typeof value === 'string' && value !== '' ? literal(value) : undefined;
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
