import { resolve } from 'node:path';
import { MOST_BYTES, readNamed, readStdin } from '../files/index.js';
import { inMemory, UsageError } from '../model/index.js';
import type { Paths } from '../read/index.js';
import { type Io, refuseStdinTwice } from './io.js';

/** What names inputs on the command line, besides its arguments. */
export interface PathOptions {
  /** A file that lists paths; `-` for standard input. */
  readonly filesFrom?: string;
  /** The list separates its paths by NUL, as `git diff -z` and `find -print0` do; else by ends of lines. */
  readonly null?: boolean;
  /** The paths are files that changed, inputs or not. */
  readonly changed?: boolean;
}

/**
 * The paths to scan: those of the command line and those of `--files-from`; the working directory where neither is
 * given. A list that is empty is nothing to scan, as when a hook has no changed files.
 */
export async function pathsOf(
  named: readonly string[],
  { filesFrom, null: byNul = false, changed = false }: PathOptions,
  io: Io,
): Promise<Paths> {
  if (named.includes('')) throw new UsageError('a path is empty: is a variable not set?');
  if (byNul && filesFrom === undefined)
    throw new UsageError('-0 says how --files-from separates its paths: name a list');
  if (filesFrom === undefined && changed) return { named: [], listed: named };
  if (filesFrom === undefined) return { named: named.length === 0 ? ['.'] : named, listed: [] };
  const list = (await listOf(filesFrom, io)).replace(/^\ufeff/, '');
  const entries = list.split(byNul ? '\0' : /\r?\n/);
  const listed = entries.filter((path) => path !== '');
  refuseStdinTwice([filesFrom, ...new Set([...named, ...listed])]);
  const placeOf = placesIn(entries, filesFrom === '-' ? 'standard input' : filesFrom, byNul);
  return changed ? { named: [], listed: [...named, ...listed], placeOf } : { named, listed, placeOf };
}

/** Where a list first gives a path: by its line, or by its number where paths end with NUL. */
function placesIn(entries: readonly string[], list: string, byNul: boolean): NonNullable<Paths['placeOf']> {
  const numbers = new Map(entries.map((path, i) => [path, i + 1] as const).reverse());
  return (path) => {
    const number = numbers.get(path);
    if (number === undefined) return undefined;
    return byNul ? `${list}, path ${number}` : `${list}:${number}`;
  };
}

async function listOf(file: string, io: Io): Promise<string> {
  if (file === '-') return inMemory(await readStdin(io)).toString('utf8');
  return readNamed(resolve(io.cwd(), file), 'list of files', MOST_BYTES.whole);
}
