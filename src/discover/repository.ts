import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { displayName } from './display-name.js';

/** The root of the repository that a folder is in; nothing outside of one. */
export function repositoryRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryRoot(parent);
}

/** A folder from the root of its repository; empty at the root, and outside of one. */
export function folderInRepository(folder: string): string {
  const root = repositoryRoot(folder);
  return root === undefined || root === folder ? '' : displayName(folder, root);
}

/**
 * Turns the name of an input, as a user in `cwd` sees it, into its name from the root of the repository: the same
 * from wherever a run is started. What is outside of the repository keeps its name, and so does everything where
 * there is none.
 */
export function namedFromRoot(cwd: string): (name: string) => string {
  const root = repositoryRoot(cwd);
  const folder = root === undefined ? '.' : displayName(cwd, root);
  return (name) => {
    if (name === '-' || name.startsWith(sep)) return name;
    const fromRoot = posix.join(folder, name);
    return isOutside(fromRoot) ? name : fromRoot;
  };
}

/**
 * The same for files that services look up, which know no links: by the name of what a link leads to, if that is
 * inside.
 */
export function filesFromRoot(cwd: string): (file: string) => string {
  const nameOf = namedFromRoot(cwd);
  const root = realPathOf(repositoryRoot(cwd) ?? cwd);
  const known = new Map<string, string>();
  return (file) => {
    const found = known.get(file) ?? withoutLinks(file, nameOf(file));
    known.set(file, found);
    return found;
  };

  function withoutLinks(file: string, name: string): string {
    const real = file === '-' ? undefined : realPathOf(resolve(cwd, file));
    if (root === undefined || real === undefined) return name;
    const fromRoot = displayName(real, root);
    return isOutside(fromRoot) ? name : fromRoot;
  }
}

function isOutside(fromRoot: string): boolean {
  return fromRoot === '..' || fromRoot.startsWith('../');
}

/** Nothing where there is no such file, as when facts are judged on another machine. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
