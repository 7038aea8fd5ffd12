export type { Fault } from './faults.js';
export { parseJsonConfiguration, parseJsonVariables } from './json-body.js';
export { rangesOf } from './lines.js';
export { type ParsedFile, type ParsedText, parseConfiguration, parseExpression, parseTemplate } from './parse.js';
export * from './tree.js';
