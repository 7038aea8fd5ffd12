export { problemCatalogue } from './obstacles.js';
export { withoutParts } from './parts.js';
export type { AccountSettings, Scope } from './scope.js';
export { scopesOf } from './scopes.js';
