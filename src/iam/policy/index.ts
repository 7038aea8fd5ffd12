export * from './actions.js';
export * from './conditions.js';
export * from './document.js';
export * from './principal.js';
export * from './principals.js';
export * from './statement.js';
