export { readRule } from './read.js';

import { Ajv } from 'ajv';
import { factSchema } from '../generated/fact-schema.js';
import { ruleFile } from '../generated/validators.js';
import { linear, patternFault } from './pattern.js';
import type { RuleCompiler } from './read.js';

/**
 * Compiles the predicates of rule files that do not ship with Rolecall. Loads Ajv and an engine for regular
 * expressions: import it only when needed.
 */
export function ruleCompiler(): RuleCompiler {
  const ajv = new Ajv({ strict: false, code: { regExp: linear } });
  return {
    validate: ruleFile,
    facts: factSchema,
    patternFault,
    compile: (schema) => {
      const validate = ajv.compile(schema);
      return (fact) => validate(fact) === true;
    },
  };
}
