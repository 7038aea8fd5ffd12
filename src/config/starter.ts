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

# Per rule: off, or the verdict that a violation gives (warn, fail). \`rolecall rules\` lists them.
# rules:
#   support-role-trust-scoped: fail
`;
