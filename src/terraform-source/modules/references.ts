import type { Body } from '../../hcl/index.js';
import type { Exists } from '../../model/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { convert, nothing, type Value } from '../values/index.js';
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

/**
 * Where a module comes from: a text, which OpenTofu may make of variables and locals.
 * Source: https://opentofu.org/docs/language/modules/sources
 */
export function sourceIn({ attributes }: Body, scope: Scope): Value {
  const value = attributes.find(({ name }) => name === 'source')?.value;
  return value ? convert(evaluate(value, scope), 'string') : nothing;
}
