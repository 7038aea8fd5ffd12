import { type Path, pointer, type RuleInfo } from '../model/index.js';
import { readCheckedYaml, type SchemaErrors, type YamlFault } from '../schema/index.js';
import { type PatternFault, type PredicateSchema, predicateMisfits } from './check-predicate.js';
import { templateMisfits } from './check-template.js';
import { type FactSchemas, shapeOf } from './fact-schema.js';
import type { Misfit } from './misfit.js';
import type { Example, Outcome, Predicate, Rule } from './rule.js';

/** A rule file as its schema (`rules/rule.schema.json`) promises it. */
export interface RuleFile extends RuleInfo {
  readonly enabled?: boolean;
  readonly about: Rule['about'];
  readonly applies?: PredicateSchema;
  readonly cases: readonly (Outcome & { readonly when: PredicateSchema })[];
  readonly otherwise: Outcome;
  readonly at?: 'trust';
  readonly shows?: 'trust-classes';
  readonly examples: { readonly pass: Example; readonly fail: Example };
}

/** How a rule file is held to its schema and to the facts, and how its predicates are compiled. */
export interface RuleCompiler {
  readonly validate: SchemaErrors;
  readonly facts: FactSchemas;
  readonly patternFault: PatternFault;
  /** What in a predicate keeps it from being compiled. */
  readonly schemaMisfits: (schema: PredicateSchema) => readonly Misfit[];
  /** Of a predicate that fits the schema of rule files. */
  readonly compile: (schema: PredicateSchema) => Predicate;
}

/** Reads one rule file: the rule, or what is wrong with the file. `name` is its file name without the ending. */
export function readRule(text: string, name: string, compiler: RuleCompiler): Rule | readonly YamlFault[] {
  const checked = readCheckedYaml(text, compiler.validate);
  if ('faults' in checked) return checked.faults;
  const file = checked.value as RuleFile;
  const misfits = [...nameMisfits(file, name), ...factMisfits(file, compiler)];
  if (misfits.length === 0) return compiled(file, compiler.compile);
  return misfits.map(({ path, message }) => ({ ...checked.rangeAt(pointer(path)), message }));
}

function nameMisfits({ id }: RuleFile, name: string): Misfit[] {
  return id === name ? [] : [{ path: ['id'], message: `the id \`${id}\` must be the name of the file, \`${name}\`` }];
}

/** What in predicates and templates does not fit the facts that the rule is about. */
function factMisfits({ about, applies = true, cases, otherwise, fix }: RuleFile, compiler: RuleCompiler): Misfit[] {
  const shape = shapeOf(about, compiler.facts);
  const inPredicate = (one: PredicateSchema, path: Path) => {
    const misfits = predicateMisfits(one, shape, path, compiler.patternFault);
    if (misfits.length > 0) return misfits;
    return compiler.schemaMisfits(one).map((misfit) => ({ ...misfit, path: [...path, ...misfit.path] }));
  };
  const inOutcome = ({ message, help = '' }: Outcome, path: Path) => [
    ...templateMisfits(message, shape, [...path, 'message']),
    ...templateMisfits(help, shape, [...path, 'help']),
  ];
  return [
    ...inPredicate(applies, ['applies']),
    ...cases.flatMap((one, i) => [...inPredicate(one.when, ['cases', i, 'when']), ...inOutcome(one, ['cases', i])]),
    ...inOutcome(otherwise, ['otherwise']),
    ...templateMisfits(fix, shape, ['fix']),
  ];
}

function compiled(file: RuleFile, compile: RuleCompiler['compile']): Rule {
  return {
    ...file,
    enabled: file.enabled ?? true,
    applies: compile(file.applies ?? true),
    cases: file.cases.map((one) => ({ ...one, when: compile(one.when) })),
  };
}
