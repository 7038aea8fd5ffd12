import { join, resolve } from 'node:path';
import { type Glob, type GlobState, isMatched, isOpen, readGlob, startOf, step } from '../globs/index.js';
import { walkDown } from './folders.js';

/** What a pattern comes to in a folder that it names, as absolute paths. */
export interface Expanded {
  readonly folder: string;
  /** The files that it matches. */
  readonly files: readonly string[];
  /** Folders on its way that could not be read. */
  readonly unreadable: readonly string[];
  /** How many links it matches. */
  readonly links: number;
}

/** What the user describes may lie in a hidden folder, yet not in those that tools fill. */
const OF_TOOLS: ReadonlySet<string> = new Set(['node_modules', '.git', '.terraform', '.terragrunt-cache']);

/** Whether a path that is not there may be meant as a pattern. */
export function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * The files that a pattern matches, or what is wrong with it. The user has described them, so `.gitignore` has no say;
 * hidden ones are meant where the pattern shows their dot. A backslash takes the meaning from the character after it.
 */
export function expandPattern(pattern: string, cwd: string): Expanded[] | { readonly fault: string } {
  const glob = readGlob(pattern, { hidden: false, anyCase: true, braces: true });
  return 'fault' in glob ? glob : Array.from(byFolder(glob, cwd), ([folder, rest]) => expandIn(folder, startOf(rest)));
}

/** The rows of a glob without the plain names that they begin with, by the folders that these lead to. */
function byFolder(glob: Glob, cwd: string): Map<string, Glob> {
  const folders = new Map<string, Glob[number][]>();
  for (const row of glob) {
    const plain = row.findIndex(({ text }) => text === undefined);
    const split = plain < 0 ? row.length - 1 : plain;
    const folder = resolve(
      cwd,
      row
        .slice(0, split)
        .map(({ text }) => text || '/')
        .join('/') || '.',
    );
    const rows = folders.get(folder) ?? [];
    rows.push(row.slice(split));
    folders.set(folder, rows);
  }
  return folders;
}

/** Walks as far as a path may still match. */
function expandIn(start: string, state: GlobState): Expanded {
  const files: string[] = [];
  let links = 0;
  const unreadable = walkDown(start, state, ({ folder, entries, handed }) => {
    const next: [string, GlobState][] = [];
    for (const entry of entries) {
      const after = step(handed, entry.name);
      if (entry.isFile() && isMatched(after)) files.push(join(folder, entry.name));
      if (entry.isSymbolicLink() && after.size > 0) links++;
      if (entry.isDirectory() && isOpen(after) && !OF_TOOLS.has(entry.name)) next.push([entry.name, after]);
    }
    return next;
  });
  return { folder: start, files, unreadable, links };
}
