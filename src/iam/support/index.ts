export { supportByManagedPolicy } from './by-managed-policy.js';
export type { PolicyFact } from './managed-policies.js';
export { weighSupport } from './weigh.js';
