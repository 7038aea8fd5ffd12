import type { Json, Path } from '../../model/index.js';
import { nodesIn, pathTo } from '../template/walk.js';
import { callIn } from './index.js';
import type { Name } from './intrinsic.js';

/** One place where a template names a parameter, a resource or a condition. */
export interface Mention extends Name {
  /** From the node that was searched; made when asked, as few are. */
  path(): Path;
}

/** Every name that the calls in a part of a template mention. */
export function mentionsIn(root: Json): readonly Mention[] {
  const found: Mention[] = [];
  for (const at of nodesIn(root)) {
    const call = callIn(at.node);
    for (const name of call?.intrinsic.mentions?.(call.argument) ?? []) found.push({ ...name, path: () => pathTo(at) });
  }
  return found;
}
