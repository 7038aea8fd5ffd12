const docs = 'https://docs.aws.amazon.com';

/** Where references to AWS's guides are read. */
const guides: Readonly<Record<string, string>> = {
  'AWS Security Hub IAM.18': `${docs}/securityhub/latest/userguide/iam-controls.html#iam-18`,
  'AWS IAM User Guide: AWS JSON policy elements: Principal': `${docs}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  'AWS IAM User Guide: AWS JSON policy elements - Principal': `${docs}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  'AWS IAM User Guide: Configuring MFA-protected API access': `${docs}/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html`,
  'AWS IAM User Guide: IAM and AWS STS quotas': `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html`,
  'AWS IAM User Guide: Permissions boundaries for IAM entities': `${docs}/IAM/latest/UserGuide/access_policies_boundaries.html`,
  'AWS IAM User Guide: Policy evaluation logic': `${docs}/IAM/latest/UserGuide/reference_policies_evaluation-logic.html`,
  'AWS IAM User Guide: Security best practices in IAM': `${docs}/IAM/latest/UserGuide/best-practices.html`,
  'AWS IAM User Guide: Using IAM roles': `${docs}/IAM/latest/UserGuide/id_roles_use.html`,
  'AWS Support User Guide: Managing access to AWS Support Center': `${docs}/awssupport/latest/user/accessing-support.html`,
  'AWS Managed Policy Reference Guide: AWSSupportAccess': `${docs}/aws-managed-policy/latest/reference/AWSSupportAccess.html`,
};

/** The page of a reference: of a guide above, or the address that it is. */
export function pageOf(reference: string): string | undefined {
  return guides[reference] ?? /^https:\/\/[\w./~%#?&=-]+$/.exec(reference)?.[0];
}
