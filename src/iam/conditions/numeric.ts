import { orderedOperators } from './ordered.js';

/** `NumericEquals`, `NumericLessThan` and so on. */
export const numericOperators = orderedOperators('Numeric', (text) => (text.trim() === '' ? Number.NaN : Number(text)));
