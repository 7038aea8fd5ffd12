export * from './convert.js';
export * from './equal.js';
export * from './json.js';
export * from './number.js';
export * from './size.js';
export * from './tree.js';
export * from './type.js';
export * from './value.js';
