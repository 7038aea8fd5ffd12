/** About AWS services as principals. */
export const serviceReasons = {
  'service-compute': {
    source: 'reference_policies_elements_principal',
    message: (service: string) =>
      `${service} runs code or automation: whatever runs there would have the support access.`,
  },
  'service-neighbour': {
    source: 'AWS Support User Guide; Incident Manager User Guide',
    message: (service: string) => `${service} has business with support or incidents, yet deserves a role of its own.`,
  },
  'service-other': {
    source: 'reference_policies_elements_principal',
    message: (service: string) => `${service} may assume the role on behalf of whoever can pass it on.`,
  },
  'service-confused-deputy': {
    source: 'confused-deputy',
    message: (service: string) =>
      `${service} may be made to act for another account: bind aws:SourceAccount or aws:SourceArn.`,
  },
  'service-source-open': {
    source: 'confused-deputy',
    message: (key: string) => `The condition on ${key} leaves the account open.`,
  },
  'roles-anywhere': {
    source: 'IAM Roles Anywhere User Guide: trust model',
    message: () =>
      'Roles Anywhere needs aws:SourceArn of the trust anchor and a principal tag of the certificate: a common name is unique within one authority only.',
  },
} as const;
