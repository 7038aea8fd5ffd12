export { implies } from './implies.js';
export { parseNetwork } from './network.js';
export type { Operator, ValueReading } from './operator.js';
export { operators, parseOperator, type QualifiedOperator } from './operators.js';
export * from './test.js';
export * from './values.js';
