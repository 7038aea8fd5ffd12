import type { Body, Expression } from '../../hcl/index.js';

/** An argument of a nested block that stands once, in either syntax: `lifecycle { enabled = false }`. */
export function nestedArgument({ attributes, blocks }: Body, type: string, name: string): Expression | undefined {
  const written = blocks.filter((block) => block.type === type).flatMap(({ body }) => body.attributes);
  const inJson = attributes.find((attribute) => attribute.name === type)?.value;
  return written.find((attribute) => attribute.name === name)?.value ?? memberOf(inJson, name);
}

function memberOf(expression: Expression | undefined, name: string): Expression | undefined {
  const only = expression?.kind === 'tuple' ? expression.items[0] : expression;
  return only?.kind === 'object' ? only.items.find(({ key }) => literalText(key) === name)?.value : undefined;
}

/** The text of a key or value of the JSON syntax that holds no sequences; empty of any other. */
export function literalText(expression: Expression): string {
  const only = expression.kind === 'template' && expression.parts.length === 1 ? expression.parts[0] : expression;
  return only?.kind === 'literal' ? String(only.value) : '';
}
