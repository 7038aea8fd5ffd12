# Judge it before it is deployed: rolecall scan . --account 111122223333
# A permission set with which incident responders open cases with AWS Support, and who has it where.
data "aws_ssoadmin_instances" "this" {}

locals {
  identity_center = tolist(data.aws_ssoadmin_instances.this.arns)[0]
}

resource "aws_ssoadmin_permission_set" "support" {
  name         = "IncidentSupport"
  description  = "Opens and reads cases with AWS Support."
  instance_arn = local.identity_center
}

resource "aws_ssoadmin_managed_policy_attachment" "support" {
  instance_arn       = local.identity_center
  permission_set_arn = aws_ssoadmin_permission_set.support.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
}

# Identity Center makes the role of a permission set in the accounts to which somebody is assigned.
resource "aws_ssoadmin_account_assignment" "support" {
  # The ids of groups.
  for_each = toset([
    "11112222-3333-4444-5555-666677778888",
  ])

  instance_arn       = local.identity_center
  permission_set_arn = aws_ssoadmin_permission_set.support.arn
  principal_type     = "GROUP"
  principal_id       = each.value
  target_type        = "AWS_ACCOUNT"
  target_id          = "111122223333"
}
