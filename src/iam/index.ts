export { compareTrusts, type TrustChange, type WholeTrust } from './comparison/index.js';
export { catalogue, type ReasonCode } from './reasons/index.js';
export {
  type PolicyFact,
  type ServiceControl,
  supportByManagedPolicy,
  weighResourceControl,
  weighServiceControl,
  weighSupport,
} from './support/index.js';
export { isOwnAccount } from './text/account.js';
export { analyzeTrust, type TrustSetting } from './trust/index.js';
