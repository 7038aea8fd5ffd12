import type { Json, Path } from '../../model/index.js';
import { eachNode, pathTo } from '../template/walk.js';
import { callIn } from './index.js';
import type { Name } from './intrinsic.js';

/** One place where a template names a parameter, a resource or a condition. */
export interface Mention {
  readonly kind: Name['kind'];
  readonly name: string;
  /** From what the search began with; searched for when asked, as few are. */
  path(): Path;
}

/** Every name that the calls in a part of a template mention. @param above the way to the part */
export function mentionsIn(root: Json, above: Path = []): readonly Mention[] {
  const found: Mention[] = [];
  eachNode(root, (node) => {
    const call = callIn(node);
    if (call?.intrinsic.mentions === undefined) return;
    const path = () => [...above, ...pathTo(node, root)];
    for (const { kind, name } of call.intrinsic.mentions(call.argument)) found.push({ kind, name, path });
  });
  return found;
}
