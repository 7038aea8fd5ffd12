/** The programmatic API. */
export { type AnalyzeOptions, analyze, type RenderSettings, render } from './cli/api.js';
export { type Exit, exit } from './cli/exit.js';
export type { Io } from './cli/io.js';
export { run } from './cli/main.js';
export { UsageError } from './cli/usage-error.js';
export type * from './model/index.js';
export { couldNotAnalyze, type Format, formats } from './report/index.js';
