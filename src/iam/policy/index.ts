export * from './actions.js';
export * from './condition-block.js';
export * from './document.js';
export * from './principal.js';
export * from './principals.js';
export * from './statement.js';
