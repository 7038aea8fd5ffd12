export { type PolicyFact, supportByManagedPolicy } from './by-managed-policy.js';
export { type ServiceControl, weighResourceControl, weighServiceControl } from './service-control.js';
export { weighSupport } from './weigh.js';
