import type { Expression } from '../../hcl/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { convert, failed, type Value } from '../values/index.js';
import type { Declared } from './module.js';
import { declaredType } from './variable-type.js';

/** What a variable is given, or what it is where it is given nothing. */
interface Giving {
  readonly given: Value | undefined;
  readonly missing: () => Value;
}

/** The value of a variable: what it is given or else its default, as the type that it declares. */
export function variableValue(
  name: string,
  declared: Declared | undefined,
  { given, missing }: Giving,
  scope: Scope,
): Value {
  if (!declared) return failed(`\`var.${name}\` is not declared`);
  const argument = (of: string) => declared.block.body.attributes.find((attribute) => attribute.name === of)?.value;
  const fallback = argument('default');
  const isLeftOut = given === undefined || (given.kind === 'null' && literalOf(argument('nullable')) === false);
  const otherwise = () => (fallback ? evaluate(fallback, scope) : missing());
  const value = isLeftOut ? otherwise() : given;
  const type = argument('type');
  const converted = type ? convert(value, typeIn(type, scope)) : value;
  return literalOf(argument('sensitive')) === true ? { ...converted, sensitive: true } : converted;
}

function typeIn(type: Expression, scope: Scope) {
  return declaredType(type, (expression) => evaluate(expression, scope));
}

function literalOf(expression: Expression | undefined): unknown {
  return expression?.kind === 'literal' ? expression.value : undefined;
}
