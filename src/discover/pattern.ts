import { join, resolve } from 'node:path';
import { type Glob, type GlobState, isMatched, isOpen, readGlob, startOf, step } from '../globs/index.js';
import { walkDown } from './folders.js';

/** What a pattern comes to, as absolute paths. */
export interface Expanded {
  /** The files that it matches. */
  readonly files: readonly string[];
  /** Folders on its way that could not be read. */
  readonly unreadable: readonly string[];
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
export function expandPattern(pattern: string, cwd: string): Expanded | { readonly fault: string } {
  const glob = readGlob(pattern, { hidden: false, anyCase: true, braces: true });
  if ('fault' in glob) return glob;
  const files = new Set<string>();
  const unreadable = new Set<string>();
  for (const [folder, rest] of byFolder(glob, cwd)) {
    for (const path of unreadableIn(folder, startOf(rest), files)) unreadable.add(path);
  }
  return { files: [...files], unreadable: [...unreadable] };
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

/** Walks as far as a path may still match, and adds the files that do. */
function unreadableIn(start: string, state: GlobState, files: Set<string>): string[] {
  return walkDown(start, state, ({ folder, entries, handed }) => {
    const next: [string, GlobState][] = [];
    for (const entry of entries) {
      const after = step(handed, entry.name);
      if (entry.isFile() && isMatched(after)) files.add(join(folder, entry.name));
      if (entry.isDirectory() && isOpen(after) && !OF_TOOLS.has(entry.name)) next.push([entry.name, after]);
    }
    return next;
  });
}
