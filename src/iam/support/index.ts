export { supportByManagedPolicy } from './by-managed-policy.js';
export type { PolicyFact } from './managed-policies.js';
export { type SupportGrants, weighSupport } from './weigh.js';
