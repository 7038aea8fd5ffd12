export { type Fault, faultAt } from './faults.js';
export { type JsonNode, readJson } from './json.js';
export { parseJsonConfiguration, parseJsonVariables } from './json-body.js';
export { type ParsedFile, type ParsedText, parseConfiguration, parseExpression, parseTemplate } from './parse.js';
export { expressionsIn } from './parts.js';
export * from './tree.js';
