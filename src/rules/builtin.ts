import { rules } from '../generated/rules.js';
import type { Rule } from './rule.js';

/** The rules that ship, by id; compiled when Rolecall was built. */
export const builtinRules: readonly Rule[] = rules;
