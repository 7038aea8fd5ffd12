import type { RuleInfo } from '../model/index.js';
import { readCheckedYaml, type SchemaErrors, type YamlFault } from '../schema/index.js';
import type { Example, Outcome, Predicate, Rule } from './rule.js';

/** A rule file as its schema (`rules/rule.schema.json`) promises it. */
export interface RuleFile extends RuleInfo {
  readonly enabled?: boolean;
  readonly about: Rule['about'];
  readonly applies?: object;
  readonly cases: readonly (Outcome & { readonly when: object })[];
  readonly otherwise: Outcome;
  readonly at?: 'trust';
  readonly shows?: 'trust-classes';
  readonly examples: { readonly pass: Example; readonly fail: Example };
}

/** How a rule file is held to its schema, and how its predicates are compiled. */
export interface RuleCompiler {
  readonly validate: SchemaErrors;
  /** Throws an error whose message says what is wrong with the schema. */
  readonly compile: (schema: object) => Predicate;
}

/** Reads one rule file: the rule, or what is wrong with the file. `name` is its file name without the ending. */
export function readRule(text: string, name: string, compiler: RuleCompiler): Rule | readonly YamlFault[] {
  const checked = readCheckedYaml(text, compiler.validate);
  if ('faults' in checked) return checked.faults;
  const file = checked.value as RuleFile;
  if (file.id !== name) return [fault(`the id \`${file.id}\` must be the name of the file, \`${name}\``)];
  try {
    return compileRule(file, compiler.compile);
  } catch (error) {
    return [fault(`a predicate is no JSON Schema: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** A checked rule file with its predicates compiled. */
export function compileRule(file: RuleFile, compile: (schema: object) => Predicate): Rule {
  return {
    ...file,
    enabled: file.enabled ?? true,
    applies: compile(file.applies ?? {}),
    cases: file.cases.map((one) => ({ ...one, when: compile(one.when) })),
  };
}

function fault(message: string): YamlFault {
  return { line: 1, column: 1, message };
}
