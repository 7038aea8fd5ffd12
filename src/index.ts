/** The programmatic API. */
export { type Exit, exit } from './cli/exit.js';
export type { Io } from './cli/io.js';
export { run } from './cli/main.js';
export type * from './model/index.js';
