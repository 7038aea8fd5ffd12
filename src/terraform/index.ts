export { type Accounts, accountsOf, accountText } from './accounts/accounts.js';
export { groupsOf } from './accounts/groups.js';
export { ownProvider, type ProviderArgument, type ProviderArguments } from './accounts/same-account.js';
export type { Beside, Planned, ReadBeside } from './beside/beside.js';
export {
  computedDocument,
  type Evaluated,
  evaluatedDeployment,
  identityAttributes,
} from './evaluated.js';
export type { Attributes, Instance } from './instances/instance.js';
export { addressText, type Module as ModulePath, moduleText } from './language/address.js';
export { normalize } from './normalize.js';
export { problemCatalogue } from './problems.js';
export type { ReadTemplate } from './stacks/deployed.js';
export { mattersToSupport } from './types/unread-types.js';
