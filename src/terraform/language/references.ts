import type { Json } from '../../model/index.js';
import { listOf, mapOf, textOf } from './json.js';
import { parseTraversal, type Step } from './traversal.js';

/**
 * The references of an expression, each once and whole. Terraform prints each as a run of ever shorter texts
 * (`r["a"].id`, `r["a"]`, `r`; internal/command/jsonconfig/expression.go): the first of a run is the reference.
 */
export function referencesOf(expression: Json | undefined): readonly (readonly Step[])[] {
  const whole: (readonly Step[])[] = [];
  let run = '';
  for (const reference of listOf(mapOf(expression).references)) {
    const text = textOf(reference) ?? '';
    const steps = parseTraversal(text);
    if (!steps || isShorter(text, run)) continue;
    run = text;
    whole.push(steps);
  }
  return whole;
}

/** Whether an expression reads resources and data sources alone, and so nothing that would choose between them. */
export function readsOnlyResources(expression: Json | undefined): boolean {
  return !referencesOf(expression).some(([root]) => choosing.has(String(root)));
}

const choosing: ReadonlySet<string> = new Set(['var', 'local', 'module', 'each', 'count', 'terraform']);

/** Whether a text is the front part of a reference, cut between two steps. */
function isShorter(text: string, reference: string): boolean {
  return reference.startsWith(text) && ['.', '[', undefined].includes(reference[text.length]);
}
