export { implies } from './implies.js';
export { isWithin, type Network, parseNetwork } from './network.js';
export { isNull, type Operator, operators, parseOperator, type QualifiedOperator } from './operators.js';
export * from './test.js';
