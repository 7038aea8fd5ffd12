import type { Json, Path, Problem } from '../../model/index.js';
import { intrinsicNamed } from '../intrinsics/index.js';
import { fits, type Intrinsic } from '../intrinsics/intrinsic.js';
import type { Stack } from '../stack/stack.js';
import { entryOf, isMapping } from '../template/json.js';
import { problem } from '../template/problems.js';
import { nodesIn, pathTo } from '../template/walk.js';

/** A function where it is used. */
interface Call {
  readonly intrinsic: Intrinsic;
  readonly argument: Json;
  path(): Path;
}

/**
 * Notes functions in conditions with too many or too few parts, and functions that want a transform which is not there.
 */
export function checkFunctions(data: Json, stack: Stack, severity: Problem['severity']): void {
  const { isExtended, notes } = stack;
  for (const { intrinsic, argument, path } of callsIn(data, 'Conditions')) {
    const { name, arity } = intrinsic;
    if (fits(arity, argument)) continue;
    notes.problem(problem('function-malformed', { name, wants: arity.wants }, { path: path() }, severity));
  }
  const first = isExtended ? undefined : firstOfExtensions(data);
  if (first) notes.problem(problem('transform-missing', { name: first.name }, { path: first.call.path() }, severity));
}

function firstOfExtensions(data: Json): { readonly name: string; readonly call: Call } | undefined {
  for (const section of ['Conditions', 'Resources', 'Outputs']) {
    for (const call of callsIn(data, section)) {
      const name = call.intrinsic.extension?.(call.argument);
      if (name !== undefined) return { name, call };
    }
  }
  return undefined;
}

function* callsIn(data: Json, section: string): Generator<Call> {
  for (const at of nodesIn(entryOf(data, section) ?? null)) {
    if (!isMapping(at.node)) continue;
    for (const [key, argument] of Object.entries(at.node)) {
      const intrinsic = key.startsWith('Fn::') ? intrinsicNamed(key) : undefined;
      if (intrinsic) yield { intrinsic, argument, path: () => [section, ...pathTo(at), key] };
    }
  }
}
