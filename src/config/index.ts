export {
  type Config,
  type ReadConfig,
  type RuleLevel,
  readConfig,
  type ScopeDeclaration,
  type WaiverDeclaration,
} from './config.js';
export { type Parameters, readParameters } from './parameters.js';
export { starterConfig } from './starter.js';
