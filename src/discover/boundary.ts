import { dirname, sep } from 'node:path';
import { realPathOf, repositoryRoot } from './repository.js';

/**
 * The folder that nothing which lies in a folder may lead out of: its repository, or else itself; wherever the run is
 * started. By its real path; the folder itself where that cannot be told. A repository that a link leads to is none of
 * the one around the link.
 */
export function boundaryOf(folder: string): string {
  const root = repositoryRoot(folder);
  if (root === undefined) return realPathOf(folder) ?? folder;
  const own = realPathOf(root) ?? root;
  const around = dirname(root) === root ? undefined : repositoryRoot(dirname(root));
  return around === undefined || staysWithin(root, realPathOf(around) ?? around) ? own : boundaryOf(around);
}

/** Whether there is something at a path, and the path stays within a boundary, by the links on its way as well. */
export function staysWithin(path: string, boundary: string): boolean {
  const real = realPathOf(path);
  return (
    real !== undefined && (real === boundary || real.startsWith(boundary.endsWith(sep) ? boundary : boundary + sep))
  );
}

/** Where the files of a folder may lead, and whether the folder itself stays there. */
export interface Ground {
  readonly within: string;
  readonly isWithin: boolean;
}

/** Tells the ground of folders, of each once. */
export function groundOf(): (folder: string) => Ground {
  const known = new Map<string, Ground>();
  return (folder) => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const within = boundaryOf(folder);
    const ground = { within, isWithin: staysWithin(folder, within) };
    known.set(folder, ground);
    return ground;
  };
}

/** Whether a file is within the ground of its folder; folders are looked at once. */
export function groundReader(): (path: string) => boolean {
  const ground = groundOf();
  return (path) => staysWithin(path, ground(dirname(path)).within);
}
