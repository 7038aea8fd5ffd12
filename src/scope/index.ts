export { setsAssignedTo } from './assigned-sets.js';
export { type AccountGroup, byAccount, isOnlyNested, partsByAccount } from './by-account.js';
export type { ScopeInput } from './inventory.js';
export { linkScope } from './scope.js';
export { obstacleWords } from './words.js';
