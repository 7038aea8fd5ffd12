import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { staysWithin } from '../discover/index.js';
import { statusAt, textAt } from '../files/index.js';
import type { Files, Module } from '../terraform-source/evaluation.js';
import { isSource, type SourceFile } from '../terraform-source/index.js';
import { namesBelow } from './names-below.js';

/** Larger files are no source, and no text that a function would read. */
const LARGEST = 4_000_000;
const notReadable = 'It is larger than 4 MB, lies outside of what is scanned, or cannot be opened.';

/** What is kept of folders, by the letters of their text together, so that memory does not grow with a repository. */
const MOST_KEPT = { parsed: 400_000, text: 8_000_000 } as const;

/** The files of Terraform source that a run may read. */
export interface SourceFiles extends Omit<Files, 'template'> {
  /** The files of the module in a folder. */
  readonly sourceIn: (folder: string) => readonly SourceFile[];
}

/**
 * Reads files of Terraform source inside of what is scanned.
 * @param within the folders that nothing may lie outside of
 * @param opened is given the files that functions of source read
 */
export function sourceFiles(
  within: readonly string[],
  readModule: (files: readonly SourceFile[]) => Module,
  opened: Set<string>,
): SourceFiles {
  const entriesIn = lastOf(readEntries);
  const filesIn = (folder: string, wants: (name: string) => boolean) =>
    filesAmong(
      folder,
      entriesIn(folder).filter(({ name }) => wants(name)),
      within,
    );
  const sourceIn = recent((folder) => filesIn(folder, isSource), lettersOf, MOST_KEPT.text);
  return {
    sourceIn,
    moduleIn: recent(
      (folder) => readModule(sourceIn(folder)),
      ({ files }) => lettersOf(files),
      MOST_KEPT.parsed,
    ),
    variablesIn: (folder) => filesIn(folder, (name) => /\.tfvars(?:\.json)?$/.test(name)),
    textAt: (path) => {
      const text = readable(path, within);
      if (text !== undefined) opened.add(path);
      return text;
    },
    namesBelow: (folder) => namesBelow(folder, within),
  };
}

function lettersOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

/** What was asked for last. */
function lastOf<T>(read: (folder: string) => T): (folder: string) => T {
  let last: { readonly folder: string; readonly found: T } | undefined;
  return (folder) => {
    last = last?.folder === folder ? last : { folder, found: read(folder) };
    return last.found;
  };
}

/** Reads of folders, and keeps what was asked for last, as long as it is not larger together than it may be. */
function recent<T>(read: (folder: string) => T, sizeOf: (found: T) => number, most: number): (folder: string) => T {
  const kept = new Map<string, T>();
  let size = 0;
  return (folder) => {
    const found = kept.get(folder) ?? read(folder);
    size += kept.delete(folder) ? 0 : sizeOf(found);
    kept.set(folder, found);
    for (const [oldest, one] of kept) {
      if (size <= most || oldest === folder) break;
      kept.delete(oldest);
      size -= sizeOf(one);
    }
    return found;
  };
}

/** Whether a folder holds any Terraform source. */
export function holdsSource(folder: string): boolean {
  return readEntries(folder).some(({ name }) => isSource(name));
}

function filesAmong(folder: string, entries: readonly Dirent[], within: readonly string[]): readonly SourceFile[] {
  const stays = entries.length > 0 && isInside(folder, within);
  return [...entries]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      // Where the folder is inside, so is a file in it that is no link.
      const text = stays && entry.isFile() ? textOf(path) : readable(path, within);
      if (text !== undefined) return [{ name: path, text }];
      return isFolder(path) ? [] : [{ name: path, text: '', unread: notReadable }];
    });
}

function isFolder(path: string): boolean {
  return statusAt(path)?.isDirectory() ?? false;
}

function readEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isInside(path: string, within: readonly string[]): boolean {
  return within.some((boundary) => staysWithin(path, boundary));
}

/** The text of a file of moderate size inside of a repository that is scanned; links may not lead out of it. */
function readable(path: string, within: readonly string[]): string | undefined {
  return isInside(path, within) ? textOf(path) : undefined;
}

function textOf(path: string): string | undefined {
  const found = statusAt(path);
  return found?.isFile() && found.size <= LARGEST ? textAt(path) : undefined;
}
