export { setsAssignedTo } from './assigned-sets.js';
export { type AccountGroup, byAccount, isOnlyNested, partsByAccount } from './by-account.js';
export { linkScope, type ScopeInput } from './scope.js';
