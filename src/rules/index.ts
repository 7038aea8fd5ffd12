export { builtinRules } from './builtin.js';
export { evaluate } from './evaluate.js';
export { asReported, atLevel } from './levels.js';
export type { Case, Example, Outcome, Predicate, Rule } from './rule.js';
