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
  let left = MOST_PARTS;
  const ajv = new Ajv({ strict: false, code: { regExp: linear } });
  return {
    validate: ruleFile,
    facts: factSchema,
    patternFault,
    schemaMisfits: (schema) => {
      left -= partsOf(schema);
      return left < 0 ? [tooLarge] : schemaMisfits(ajv, schema);
    },
    compile: (schema) => {
      const validate = ajv.compile(schema);
      return (fact) => validate(fact) === true;
    },
  };
}

/** Parts of schemas that all rule files may have together: Ajv runs out of stack, memory and time at some ten thousands. */
const MOST_PARTS = 5_000;

const tooLarge: Misfit = { path: [], message: `the rules make more than ${MOST_PARTS} schemas up to here` };

function partsOf(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const own = Array.isArray(node) ? 0 : 1;
  return Object.values(node).reduce<number>((sum, part) => sum + partsOf(part), own);
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
