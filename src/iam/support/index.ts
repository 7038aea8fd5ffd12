export { type PolicyFact, supportByManagedPolicy } from './by-managed-policy.js';
export { weighSupport } from './weigh.js';
