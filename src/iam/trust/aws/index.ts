export * from './classify.js';
export * from './narrow.js';
export * from './reach.js';
