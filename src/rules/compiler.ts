export { readRule } from './read.js';

import { Ajv } from 'ajv';
import { ruleFile } from '../generated/validators.js';
import type { RuleCompiler } from './read.js';

/** Compiles the predicates of rule files that do not ship with Rolecall. Loads Ajv: import it only when needed. */
export function ruleCompiler(): RuleCompiler {
  const ajv = new Ajv({ strictTypes: false });
  return {
    validate: ruleFile,
    compile: (schema) => {
      const validate = ajv.compile(schema);
      return (fact) => validate(fact) === true;
    },
  };
}
