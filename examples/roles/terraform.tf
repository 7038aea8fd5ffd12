# Judge it before it is deployed: rolecall scan . --account 111122223333
# A role through which incident responders open cases with AWS Support.
resource "aws_iam_role" "support" {
  name        = "incident-support"
  description = "Opens and reads cases with AWS Support."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      # Who may assume it. They must exist when this is applied.
      Principal = { AWS = [
        "arn:aws:iam::111122223333:role/incident-responders",
      ] }
    }]
  })

  # Without it, no case can be opened in an incident.
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
}
