export { type Accounts, accountText } from './accounts/accounts.js';
export { decidingArguments, ownProvider, partitionOfRegion } from './accounts/providers.js';
export {
  computedDocument,
  type Evaluated,
  evaluatedDeployment,
  identityAttributes,
  isOfInterest,
} from './evaluated.js';
export type { Attributes, Instance } from './instances/instance.js';
export { addressText, type Module as ModulePath, moduleText } from './language/address.js';
export { normalize } from './normalize.js';
export { problemCatalogue } from './problems.js';
export type { ReadTemplate } from './stacks/deployed.js';
