export { readRule } from './read.js';

import { Ajv } from 'ajv';
import { factSchema } from '../generated/fact-schema.js';
import { ruleFile } from '../generated/validators.js';
import type { PredicateSchema } from './check-predicate.js';
import type { Misfit } from './misfit.js';
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
    schemaMisfits: (schema) => schemaMisfits(ajv, schema),
    compile: (schema) => {
      const validate = ajv.compile(schema);
      return (fact) => validate(fact) === true;
    },
  };
}

/** Why a predicate is no JSON Schema, by the part of it that is at fault; Ajv would throw the same when it compiles. */
function schemaMisfits(ajv: Ajv, schema: PredicateSchema): Misfit[] {
  if (ajv.validateSchema(schema) !== true) {
    return (ajv.errors ?? []).map(({ instancePath, message = 'it is no JSON Schema' }) => ({
      path: instancePath.split('/').slice(1).map(unescaped),
      message: `this is no JSON Schema: ${message}`,
    }));
  }
  try {
    ajv.compile(schema);
    return [];
  } catch (error) {
    return [{ path: [], message: `this is no JSON Schema: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

/** A segment of a JSON pointer (RFC 6901). */
function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
