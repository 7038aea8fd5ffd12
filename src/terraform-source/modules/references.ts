import type { Body } from '../../hcl/index.js';
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
