import type { Body, Expression, Name, Span, Step } from '../../src/hcl/index.js';

/** A tree in the form in which `build/hcl-golden` prints the one that HashiCorp's parser makes of the same text. */
export function goldenBody(body: Body): unknown {
  const named = body.attributes.map(({ name, nameSpan, value, ...span }) => [
    name,
    { name: spanOf(nameSpan), value: goldenExpression(value), ...spanOf(span) },
  ]);
  return {
    attributes: Object.fromEntries(named),
    blocks: body.blocks.map(({ type, labels, header, body: inner, ...span }) => ({
      type,
      labels: labels.map(({ text, ...at }) => ({ text, ...at })),
      header: spanOf(header),
      body: goldenBody(inner),
      ...spanOf(span),
    })),
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The other parser has no place of its own for an empty text, and does not tell how a number is written. */
export function goldenExpression({ digits, ...node }: (Expression | Name) & { readonly digits?: string }): unknown {
  if (node.kind === 'literal' && node.value === '') return { kind: 'literal', value: '' };
  if (node.kind === 'traversal')
    return { ...node, root: goldenExpression(node.root), steps: node.steps.map(goldenStep) };
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (value === undefined ? [] : [[key, golden(value)]])),
  );
}

function golden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(golden);
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value) return goldenExpression(value as Expression);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, golden(part)]));
}

/** The other parser keeps a constant key without its place. */
function goldenStep(step: Step): unknown {
  if (step.kind === 'attribute') return step;
  if (step.kind === 'splat') return { ...step, each: step.each.map(goldenStep) };
  const constant = constantOf(step.key);
  return { ...step, key: constant === undefined ? goldenExpression(step.key) : { constant } };
}

function constantOf(key: Expression): unknown {
  if (key.kind === 'literal') return key.value;
  const [only, ...others] = key.kind === 'template' ? key.parts : [];
  return only?.kind === 'literal' && others.length === 0 ? only.value : undefined;
}
