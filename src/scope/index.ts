export { type AccountGroup, byAccount } from './by-account.js';
export { linkScope, type ScopeInput } from './scope.js';
