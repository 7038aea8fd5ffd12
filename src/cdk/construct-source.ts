import { join, relative, resolve, sep } from 'node:path';
import { statusAt } from '../files/index.js';
import type { Location } from '../model/index.js';
import type { Construct } from './construct.js';

/** The line of the app that makes a construct: the innermost one in a file that is at hand. */
export function sourceOf({ frames, app }: Construct, cwd: string): Partial<Location> | undefined {
  for (const { file, line, column } of frames) {
    const found = fileAtHand(file, app, cwd);
    if (found !== undefined) return { file: relative(cwd, found).split(sep).join('/'), line, column };
  }
  return undefined;
}

/** The machine that synthesized may have been another one, with the same files below the folder of the app. */
function fileAtHand(file: string, app: string, cwd: string): string | undefined {
  const parts = resolve(file).split(/[\\/]/).slice(1);
  const below = parts.map((_, index) => join(app, ...parts.slice(index)));
  const here = resolve(file).startsWith(cwd + sep) ? [resolve(file)] : [];
  return [...here, ...below].find(isFile);
}

function isFile(path: string): boolean {
  return statusAt(path)?.isFile() ?? false;
}
