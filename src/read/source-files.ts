import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { staysWithin } from '../discover/index.js';
import { textAt } from '../files/index.js';
import type { Files, Module } from '../terraform-source/evaluation.js';
import { isSource, type SourceFile } from '../terraform-source/index.js';
import { namesBelow } from './names-below.js';

/** Larger files are no source, and no text that a function would read. */
const LARGEST = 4_000_000;
const notReadable = 'It is larger than 4 MB, lies outside of what is scanned, or cannot be opened.';

/** The files of Terraform source that a run may read; each folder is read once. */
export type SourceFiles = Omit<Files, 'template'>;

/**
 * Reads files of Terraform source inside of what is scanned.
 * @param within the folders that nothing may lie outside of
 */
export function sourceFiles(
  within: readonly string[],
  readModule: (files: readonly SourceFile[]) => Module,
): SourceFiles {
  const modules = new Map<string, Module>();
  return {
    moduleIn: (folder) => {
      const known = modules.get(folder) ?? readModule(filesIn(folder, within, isSource));
      modules.set(folder, known);
      return known;
    },
    variablesIn: (folder) => filesIn(folder, within, (name) => /\.tfvars(?:\.json)?$/.test(name)),
    textAt: (path) => readable(path, within),
    namesBelow: (folder) => namesBelow(folder, within),
  };
}

/** Whether a folder holds any Terraform source. */
export function holdsSource(folder: string): boolean {
  return namesIn(folder).some(isSource);
}

function filesIn(folder: string, within: readonly string[], wants: (name: string) => boolean): readonly SourceFile[] {
  return namesIn(folder)
    .filter(wants)
    .sort()
    .flatMap((name) => {
      const text = readable(join(folder, name), within);
      if (text !== undefined) return [{ name: join(folder, name), text }];
      return isFolder(join(folder, name)) ? [] : [{ name: join(folder, name), text: '', unread: notReadable }];
    });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file of moderate size inside of a repository that is scanned; links may not lead out of it. */
function readable(path: string, within: readonly string[]): string | undefined {
  const stays = within.some((boundary) => staysWithin(path, boundary));
  return stays && sizeOf(path) <= LARGEST ? textAt(path) : undefined;
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
