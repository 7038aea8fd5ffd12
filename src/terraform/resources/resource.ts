import type { Resource } from '../../model/index.js';
import { isLookup } from '../address.js';
import type { Instance } from '../instance.js';
import {
  exclusiveAttachments,
  groupAttachment,
  policyAttachment,
  roleAttachment,
  userAttachment,
} from './attachments.js';
import { group, user } from './identities.js';
import {
  accountAssignment,
  customerPolicyAttachment,
  permissionSet,
  permissionSetAttachment,
  permissionSetBoundary,
  permissionSetInlinePolicy,
} from './identity-center.js';
import { openIdProvider, samlProvider } from './identity-providers.js';
import { groupPolicy, managedPolicy, rolePolicy, userPolicy } from './policies.js';
import { cloudControlRole, role } from './role.js';
import type { Row } from './subject.js';

/** The types that have a place in the model. Types name their provider, whatever its registry. */
const readers: ReadonlyMap<string, (row: Row) => Resource> = new Map<string, (row: Row) => Resource>([
  ['aws_iam_group', group],
  ['aws_iam_group_policy', groupPolicy],
  ['aws_iam_group_policy_attachment', groupAttachment],
  ['aws_iam_openid_connect_provider', openIdProvider],
  ['aws_iam_policy', managedPolicy],
  ['aws_iam_policy_attachment', policyAttachment],
  ['aws_iam_role', role],
  ['aws_iam_role_policy', rolePolicy],
  ['aws_iam_role_policy_attachment', roleAttachment],
  ['aws_iam_role_policy_attachments_exclusive', exclusiveAttachments],
  ['aws_iam_saml_provider', samlProvider],
  ['aws_iam_user', user],
  ['aws_iam_user_policy', userPolicy],
  ['aws_iam_user_policy_attachment', userAttachment],
  ['aws_ssoadmin_account_assignment', accountAssignment],
  ['aws_ssoadmin_customer_managed_policy_attachment', customerPolicyAttachment],
  ['aws_ssoadmin_managed_policy_attachment', permissionSetAttachment],
  ['aws_ssoadmin_permission_set', permissionSet],
  ['aws_ssoadmin_permission_set_inline_policy', permissionSetInlinePolicy],
  ['aws_ssoadmin_permissions_boundary_attachment', permissionSetBoundary],
  ['awscc_iam_role', cloudControlRole],
]);

/** Whether the model has a place for an instance. Of what is only looked up, it has one for roles. */
function isModelled(instance: Instance): boolean {
  return isLookup(instance) ? instance.type === 'aws_iam_role' : readers.has(instance.type);
}

export function resourceOf(row: Row): Resource | undefined {
  return isModelled(row.instance) ? readers.get(row.instance.type)?.(row) : undefined;
}
