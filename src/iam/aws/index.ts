export * from './callers.js';
export * from './classify.js';
export * from './narrow.js';
