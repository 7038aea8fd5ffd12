import type { Fault } from './faults.js';
import type { JsonNode, JsonText } from './json.js';
import { parseTemplate } from './parse.js';
import { numberLiteral } from './term.js';
import type { Expression } from './tree.js';

/** How texts are read: as templates, or as they are (values of variables). */
export type Texts = 'templates' | 'literal';

/**
 * A JSON value as an expression: each text is a template, property names too.
 * Source: https://github.com/hashicorp/hcl/blob/main/json/spec.md ("Expressions")
 */
export function expressionOf(node: JsonNode, texts: Texts, faults: Fault[]): Expression {
  const { start, end } = node;
  if (node.kind === 'scalar' && typeof node.value === 'number') return numberLiteral(node.written, node);
  if (node.kind === 'scalar') return { kind: 'literal', value: node.value, start, end };
  if (node.kind === 'string') return textExpression(node, texts, faults);
  if (node.kind === 'array')
    return { kind: 'tuple', items: node.items.map((item) => expressionOf(item, texts, faults)), start, end };
  const items = node.members.map(({ key, value }) => ({
    key: textExpression(key, texts, faults),
    value: expressionOf(value, texts, faults),
  }));
  return { kind: 'object', items, start, end };
}

function textExpression({ value, origin, start, end }: JsonText, texts: Texts, faults: Fault[]): Expression {
  if (texts === 'literal' || !/[$%]\{/.test(value)) {
    const part = { kind: 'literal', value: value.normalize(), start: start + 1, end: end - 1 } as const;
    return { kind: 'template', parts: [part], start, end };
  }
  const parsed = parseTemplate(value);
  for (const fault of parsed.faults) faults.push({ ...fault, start: origin(fault.start), end: origin(fault.end) });
  return { ...moved(parsed.expression, origin), start, end };
}

/** A part of a tree with every place in it where it stands in the file. */
function moved<T>(part: T, origin: (index: number) => number): T {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item) => moved(item, origin)) as T;
  const entries = Object.entries(part).map(([key, value]) =>
    key === 'start' || key === 'end' ? [key, origin(value)] : [key, moved(value, origin)],
  );
  return Object.fromEntries(entries);
}
