const checks = 'access-analyzer-reference-policy-checks';

/** About actions. */
export const actionReasons = {
  'action-none': {
    source: 'id_session-tags; id_credentials_temp_control-access_monitor',
    message: () => 'The statement allows no action by which a role is assumed.',
  },
  'action-mismatch': {
    source: `mismatched-action in ${checks}`,
    message: (needed: string) => `Such a principal assumes a role with ${needed}, which the statement does not allow.`,
  },
  'action-wildcard': {
    source: 'cfn_nag F2; reference_policies_elements_action',
    message: () => 'The action is a wildcard: name the action by which the role is to be assumed.',
  },
  'action-not-action': {
    source: 'cfn_nag W14; reference_policies_elements_notaction',
    message: () => 'NotAction allows whatever it does not list: name the action by which the role is to be assumed.',
  },
  'action-unknown': {
    source: 'reference_policies_elements_action',
    message: (why: string) => `The action of the statement cannot be told: ${why}.`,
  },
  'session-tags': {
    source: 'id_session-tags',
    message: () => 'The caller may set session tags: limit them with aws:RequestTag and sts:TransitiveTagKeys.',
  },
} as const;
