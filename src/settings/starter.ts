/** A commented configuration file to start from. It changes nothing until a line is uncommented. */
export const starterConfig = `# yaml-language-server: $schema=./node_modules/rolecall/schemas/config.schema.json

# The account that inputs deploy to which do not say so themselves. Always in quotes: YAML drops leading zeros.
# account: "111122223333"

# Accounts whose administrators may pass the support role on. The own account counts when it is listed.
# trustedAccounts: ["111122223333", "444455556666"]

# Organizations any account of which may use the support role.
# trustedOrganizations: [o-abc123]

# Identity providers whose subjects are people.
# trustedIssuers: [https://idp.example.com]

# Warnings fail the run.
# strict: true

# The accounts, and what is deployed to each: globs and folders, relative to this file. What none includes is judged
# as \`unassigned\`. Without scopes, inputs are taken together by the accounts that they name.
# scopes:
#   - name: prod
#     account: "111122223333"
#     include: ["infra/prod/**"]
#     exclude: ["**/*.draft.yaml"]
#     presence: required
#   - name: audit
#     include: ["infra/audit/**"]
#     presence: elsewhere
#     reason: "The landing zone makes its support role."

# Findings that are let through, for a scope, an address or both. Those that expired or are not needed are findings.
# waivers:
#   - rule: support-role-trust-scoped
#     scope: prod
#     address: aws_iam_role.legacy
#     reason: "Replaced in May, ticket 123."
#     owner: platform
#     expires: 2027-01-31

# Rules that no waiver, no ignore in a template and no baseline lets through.
# locked: [support-role-usable]

# Per rule: off, or the verdict that a violation gives (warn, fail). \`rolecall rules\` lists them.
# rules:
#   support-role-trust-scoped: fail
`;
