import { resolve } from 'node:path';
import { type Io, readNamed, readStdin } from './io.js';

/** The paths to scan: those of the command line, then those of `--files-from`. */
export async function pathsOf(named: readonly string[], filesFrom: string | undefined, io: Io): Promise<string[]> {
  if (filesFrom === undefined) return [...named];
  const list =
    filesFrom === '-'
      ? (await readStdin(io)).toString('utf8')
      : await readNamed(resolve(io.cwd(), filesFrom), 'list of files');
  return [...named, ...list.split(/\r?\n/).filter((line) => line !== '')];
}
