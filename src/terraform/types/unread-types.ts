import { isRead } from './resource-types.js';
import { templateType } from './template-types.js';

/** Types that could give or attach a role or a policy: whatever is not known to be harmless counts. */
const COULD_GIVE_A_ROLE = [
  /^(aws|awscc)_iam_/,
  /^(aws_ssoadmin|awscc_sso)_/,
  /^(aws|awscc)_cloudformation_/,
  // SageMaker makes its projects of products of the Service Catalog.
  /^(aws|awscc)_sagemaker_project$/,
];

/** Of those, the types that neither make a role nor change what one has or who may assume it. */
export const HARMLESS: ReadonlySet<string> = new Set([
  'aws_iam_access_key',
  'aws_iam_account_alias',
  'aws_iam_account_password_policy',
  // Each is all that its user or group has; roles are not concerned.
  'aws_iam_group_membership',
  'aws_iam_group_policies_exclusive',
  'aws_iam_group_policy_attachments_exclusive',
  'aws_iam_instance_profile',
  'aws_iam_organizations_features',
  'aws_iam_outbound_web_identity_federation',
  // It takes inline policies off, and none of those is what is looked for.
  'aws_iam_role_policies_exclusive',
  'aws_iam_security_token_service_preferences',
  'aws_iam_server_certificate',
  // Its policy is AWS's and its trust lets in one service.
  'aws_iam_service_linked_role',
  'aws_iam_service_specific_credential',
  'aws_iam_signing_certificate',
  'aws_iam_user_group_membership',
  'aws_iam_user_login_profile',
  'aws_iam_user_policies_exclusive',
  'aws_iam_user_policy_attachments_exclusive',
  'aws_iam_user_ssh_key',
  'aws_iam_virtual_mfa_device',
  'awscc_iam_instance_profile',
  'awscc_iam_server_certificate',
  'awscc_iam_service_linked_role',
  'awscc_iam_user_to_group_addition',
  'awscc_iam_virtual_mfa_device',
  'aws_ssoadmin_application',
  'aws_ssoadmin_application_access_scope',
  'aws_ssoadmin_application_assignment',
  'aws_ssoadmin_application_assignment_configuration',
  'aws_ssoadmin_application_authentication_method',
  'aws_ssoadmin_application_grant',
  // A policy of the customer's is none of AWS's.
  'aws_ssoadmin_customer_managed_policy_attachments_exclusive',
  'aws_ssoadmin_instance_access_control_attributes',
  'aws_ssoadmin_region',
  'aws_ssoadmin_trusted_token_issuer',
  'awscc_sso_application',
  'awscc_sso_application_assignment',
  'awscc_sso_instance',
  'awscc_sso_instance_access_control_attribute_configuration',
  // Definitions and settings: what is made of them is a resource of its own.
  'aws_cloudformation_type',
  'awscc_cloudformation_guard_hook',
  'awscc_cloudformation_hook_default_version',
  'awscc_cloudformation_hook_type_config',
  'awscc_cloudformation_hook_version',
  'awscc_cloudformation_lambda_hook',
  'awscc_cloudformation_module_default_version',
  'awscc_cloudformation_module_version',
  'awscc_cloudformation_public_type_version',
  'awscc_cloudformation_publisher',
  'awscc_cloudformation_resource_default_version',
  'awscc_cloudformation_resource_version',
  'awscc_cloudformation_type_activation',
]);

/** Whether resources of a type may hold or give a role, and are not read. */
export function isUnread(type: string): boolean {
  if (isRead(type) || templateType(type) !== undefined || HARMLESS.has(type)) return false;
  return COULD_GIVE_A_ROLE.some((pattern) => pattern.test(type));
}

/** Whether resources of a type are read, or may hold or give a role that does not show. */
export function mattersToSupport(type: string): boolean {
  return isRead(type) || templateType(type) !== undefined || isUnread(type);
}
