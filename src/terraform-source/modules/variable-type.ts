import type { Expression } from '../../hcl/index.js';
import { type AttributeType, convert, type Type, type Value } from '../values/index.js';

const primitives: ReadonlyMap<string, Type> = new Map<string, Type>(
  Object.entries({
    any: 'any',
    string: 'string',
    number: 'number',
    bool: 'bool',
    // As written before Terraform 0.12.
    list: { list: 'any' },
    map: { map: 'any' },
    set: { set: 'any' },
  } satisfies Record<string, Type>),
);

/**
 * The type that a variable declares; `any` for what is none.
 * @param fallback evaluates the default of an optional attribute
 * Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function declaredType(expression: Expression, fallback: (expression: Expression) => Value): Type {
  const inner = (part: Expression | undefined) => (part ? declaredType(part, fallback) : 'any');
  if (expression.kind === 'traversal' && expression.root.kind === 'name')
    return primitives.get(expression.root.name) ?? 'any';
  if (expression.kind === 'template') return quotedType(expression);
  if (expression.kind !== 'call') return 'any';
  const [argument] = expression.arguments;
  switch (expression.name) {
    case 'list':
      return { list: inner(argument) };
    case 'set':
      return { set: inner(argument) };
    case 'map':
      return { map: inner(argument) };
    case 'tuple':
      return { tuple: argument?.kind === 'tuple' ? argument.items.map(inner) : [] };
    case 'object':
      return argument?.kind === 'object' ? { object: attributes(argument.items, fallback) } : 'any';
    default:
      return 'any';
  }
}

/** `type = "string"`, as it was written before Terraform 0.12. */
function quotedType({ parts: [part] }: Extract<Expression, { kind: 'template' }>): Type {
  return part?.kind === 'literal' ? (primitives.get(String(part.value)) ?? 'any') : 'any';
}

type Items = Extract<Expression, { kind: 'object' }>['items'];

function attributes(items: Items, fallback: (expression: Expression) => Value): ReadonlyMap<string, AttributeType> {
  return new Map(
    items.flatMap(({ key, value }) =>
      key.kind === 'literal' || key.kind === 'template' ? [[textOf(key), attribute(value, fallback)] as const] : [],
    ),
  );
}

function textOf(key: Expression): string {
  const literal = key.kind === 'template' ? key.parts[0] : key;
  return literal?.kind === 'literal' ? String(literal.value) : '';
}

/** `optional(type)` and `optional(type, default)`. */
function attribute(expression: Expression, fallback: (expression: Expression) => Value): AttributeType {
  if (expression.kind !== 'call' || expression.name !== 'optional') return { type: declaredType(expression, fallback) };
  const [inner, value] = expression.arguments;
  const type = inner ? declaredType(inner, fallback) : 'any';
  return { type, optional: true, ...(value && { fallback: convert(fallback(value), type) }) };
}
