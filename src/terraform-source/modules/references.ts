import type { Body, Expression, Step } from '../../hcl/index.js';
import type { Exists } from '../../model/index.js';
import type { Round } from './repetition.js';

/** Whether an instance exists, by the module around it and its own round. */
export function existsIn(around: Exists, { maybe, never }: Round): Exists {
  if (never !== undefined) return { answer: 'no', because: never };
  if (around.answer !== 'yes') return around;
  return maybe ? { answer: 'unknown', because: maybe.why.$unknown } : around;
}

/** Where a module comes from, as written; empty where that is no plain text. */
export function sourceOf({ attributes }: Body): string {
  const value = attributes.find(({ name }) => name === 'source')?.value;
  const only = value?.kind === 'template' && value.parts.length === 1 ? value.parts[0] : undefined;
  return only?.kind === 'literal' ? String(only.value) : '';
}

/** `aws.audit`, as a reference or as a text. */
export function referenceText(expression: Expression): string {
  if (expression.kind === 'parentheses') return referenceText(expression.inner);
  if (expression.kind === 'literal') return String(expression.value);
  if (expression.kind === 'template') return expression.parts.map(referenceText).join('');
  if (expression.kind !== 'traversal' || expression.root.kind !== 'name') return '';
  return [expression.root.name, ...expression.steps.map(stepText)].join('.');
}

function stepText(step: Step): string {
  return step.kind === 'attribute' ? step.name : '';
}
