import { existsSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { displayName } from './display-name.js';

/** The root of the repository that a folder is in; nothing outside of one. */
export function repositoryRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryRoot(parent);
}

/**
 * Turns the name of an input, as a user in `cwd` sees it, into its name from the root of the repository: the same
 * from wherever a run is started. What is outside of the repository keeps its name, and so does everything where
 * there is none.
 */
export function namedFromRoot(cwd: string): (name: string) => string {
  const root = repositoryRoot(cwd);
  const folder = root === undefined || root === cwd ? '' : displayName(cwd, root);
  return (name) => {
    if (folder === '' || name === '-' || name.startsWith(sep)) return name;
    const fromRoot = posix.join(folder, name);
    return fromRoot.startsWith('../') ? name : fromRoot;
  };
}
