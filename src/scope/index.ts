export type { AccountGroup } from './account-group.js';
export { byAccount, isOnlyNested, partsByAccount } from './by-account.js';
export { fromOrganization } from './from-organization.js';
export type { ScopeInput } from './inventory.js';
export { linkScope } from './scope.js';
export { obstacleWords } from './words.js';
