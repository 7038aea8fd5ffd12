export { type Config, type RuleLevel, readConfig } from './config.js';
export { type Parameters, readParameters } from './parameters.js';
export { starterConfig } from './starter.js';
