/** The programmatic API. */
export * from './api.js';
export { type Facts, type Fault, mergeFacts, readFacts } from './facts/index.js';
export type * from './model/index.js';
export { UsageError } from './model/index.js';
export { couldNotAnalyze, type Format, formats } from './report/index.js';
