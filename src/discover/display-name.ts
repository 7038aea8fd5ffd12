import { relative, sep } from 'node:path';

/** An absolute path as a user in `cwd` would type it, with `/` on every system. */
export function displayName(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/') || '.';
}
