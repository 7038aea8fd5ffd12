export { linkScope, type ScopeInput } from './scope.js';
