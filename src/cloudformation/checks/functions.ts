import type { Json, Problem } from '../../model/index.js';
import { intrinsicNamed } from '../intrinsics/index.js';
import { fits } from '../intrinsics/intrinsic.js';
import type { Stack } from '../stack/stack.js';
import { entryOf, isMapping } from '../template/json.js';
import { problem } from '../template/problems.js';
import { eachNode, firstNode, pathTo } from '../template/walk.js';

/**
 * Notes functions in conditions with too many or too few parts, and functions that want a transform which is not there.
 */
export function checkFunctions(data: Json, stack: Stack, severity: Problem['severity']): void {
  const { isExtended, notes } = stack;
  const conditions = entryOf(data, 'Conditions') ?? null;
  eachNode(conditions, (node) => {
    for (const [key, argument] of callsIn(node)) {
      const { name, arity } = intrinsicNamed(key) ?? {};
      if (name === undefined || arity === undefined || fits(arity, argument)) continue;
      const path = ['Conditions', ...pathTo(node, conditions), key];
      notes.problem(problem('function-malformed', { name, wants: arity.wants }, { path }, severity));
    }
  });
  if (!isExtended) noteExtension(data, stack, severity);
}

/** Notes the first function that wants the transform AWS::LanguageExtensions. */
function noteExtension(data: Json, { notes }: Stack, severity: Problem['severity']): void {
  for (const section of ['Conditions', 'Resources', 'Outputs']) {
    const root = entryOf(data, section) ?? null;
    const node = firstNode(root, (one) => extensionIn(one) !== undefined);
    const [key, name] = (node !== undefined && extensionIn(node)) || [];
    if (node === undefined || key === undefined || name === undefined) continue;
    const path = [section, ...pathTo(node, root), key];
    const args = { name, transform: 'AWS::LanguageExtensions' };
    notes.problem(problem('transform-missing', args, { path }, severity));
    return;
  }
}

function extensionIn(node: Json): readonly [key: string, name: string] | undefined {
  if (!isMapping(node)) return undefined;
  for (const key of Object.keys(node)) {
    const extension = key.startsWith('Fn::') ? intrinsicNamed(key)?.extension : undefined;
    const name = extension?.(node[key] ?? null);
    if (name !== undefined) return [key, name];
  }
  return undefined;
}

/** The entries of a mapping that are written as functions are. */
function callsIn(node: Json): readonly (readonly [string, Json])[] {
  return isMapping(node) ? Object.entries(node).filter(([key]) => key.startsWith('Fn::')) : [];
}
