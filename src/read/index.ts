export type { FromFacts } from './facts/complete.js';
export type { Paths } from './paths.js';
export { problemCatalogue } from './problems.js';
export { type ReadOptions, read, readFacts } from './read.js';
export type { ReadSettings } from './settings.js';
