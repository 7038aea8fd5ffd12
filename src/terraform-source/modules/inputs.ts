import { type Expression, parseExpression } from '../../hcl/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import { newDepth, type Scope } from '../evaluate/scope.js';
import { failed, literalText, type Value } from '../values/index.js';
import type { Assumption } from './defaults.js';
import type { Module } from './module.js';
import { parseSource, type SourceFile } from './source-file.js';
import { declaredType } from './variable-type.js';

/** What a root module is given beside the files that Terraform takes by itself. */
export interface Given {
  /** Files of variables, and values as they are written on a command line, in the order in which they count. */
  readonly variables: readonly (SourceFile | { readonly variable: string; readonly value: string })[];
  /** Absent where it is not known. */
  readonly workspace?: string;
  /** What variables are taken to be in place of their defaults. */
  readonly assumed?: readonly Assumption[];
}

/** Nothing has a name, and no function is known: values of variables are constants. */
const constants: Scope = {
  names: new Map(),
  depth: newDepth(),
  lookUp: () => undefined,
  functions: new Map(),
  readFile: () => failed('a value of a variable reads no file'),
  listFiles: () => undefined,
};

/**
 * The values of the variables of a root module. Later ones win: `terraform.tfvars`, `*.auto.tfvars` by name, then what
 * is given. Variables of whoever runs it (`TF_VAR_`) do not count.
 * @param files those of the folder
 * Source: https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export function variablesOf(
  module: Module,
  files: readonly SourceFile[],
  given: Given,
): (name: string) => Value | undefined {
  const values = new Map<string, Expression | string>();
  for (const one of [...automatic(files), ...given.variables]) {
    if ('variable' in one) values.set(one.variable, one.value);
    else for (const { name, value } of parseSource(one).body.attributes) values.set(name, value);
  }
  return (name) => {
    const value = values.get(name);
    if (value === undefined) return given.assumed?.find(({ variable }) => variable === name)?.value;
    return typeof value === 'string' ? spelt(module, name, value) : evaluate(value, constants);
  };
}

/** The files of variables that Terraform takes by itself, in their order. */
export function automatic(files: readonly SourceFile[]): readonly SourceFile[] {
  const named = (pattern: RegExp) =>
    files.filter(({ name }) => pattern.test(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
  return [
    ...named(/(?:^|[/\\])terraform\.tfvars$/),
    ...named(/(?:^|[/\\])terraform\.tfvars\.json$/),
    ...named(/\.auto\.tfvars(?:\.json)?$/),
  ];
}

/** A value of a command line: a text where the variable is one, else an expression. */
function spelt(module: Module, name: string, written: string): Value {
  const type = module.variables.get(name)?.block.body.attributes.find((one) => one.name === 'type')?.value;
  const declared = type ? declaredType(type, (expression) => evaluate(expression, constants)) : 'any';
  if (!type || (typeof declared === 'string' && declared !== 'any')) return literalText(written);
  const { expression, faults } = parseExpression(written);
  return faults.length > 0 ? failed(`the value given for \`${name}\` cannot be read`) : evaluate(expression, constants);
}
