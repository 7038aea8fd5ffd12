export { type Config, type ReadConfig, type RuleLevel, readConfig, type ScopeDeclaration } from './config.js';
export { matcher } from './glob.js';
export { type Parameters, readParameters } from './parameters.js';
export { starterConfig } from './starter.js';
