import { type Dirent, readdir } from 'node:fs';
import { basename, resolve } from 'node:path';
import fastGlob from 'fast-glob';
import { isIgnoredBy } from './gitignore.js';

/** What a walk through a folder came upon, as absolute paths. */
export interface Walked {
  /** Files that may be inputs, by their names. */
  readonly files: readonly string[];
  /** Files of Terraform source. */
  readonly sources: readonly string[];
  /** How many files that may be inputs git is told to ignore. */
  readonly ignored: number;
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

/** Hidden folders, and those of tools: copies, caches and downloads, never what a project deploys. */
const passedOver = ['**/.*/**', '**/node_modules/**'];
/** What the user describes may lie in a hidden folder, yet not in those that tools fill. */
const ofTools = ['**/node_modules/**', '**/.git/**', '**/.terraform/**', '**/.terragrunt-cache/**'];

/**
 * Names under which plans, states, templates and facts are found. They only spare opening what cannot be an
 * input: what an opened file is, its content decides.
 */
const inputNames = '**/{*.{json,jsonl,ndjson,yaml,yml,template,tfplan,tfstate,plan},plan.out,tfplan}';

/** Links are not followed: most lead to what is found anyway, out of the project, or round in circles. */
const options = { caseSensitiveMatch: false, followSymbolicLinks: false, suppressErrors: true };

/** Walks a folder, given as an absolute path. Hidden folders are passed over, hidden files are not. */
export async function walk(folder: string): Promise<Walked> {
  const names = [inputNames, '**/*.tf', '**/.gitignore'];
  const { files: all, unreadable } = await globbed(names, folder, { dot: true, ignore: passedOver });
  const [gitignores, candidates] = split(all, (path) => basename(path) === '.gitignore');
  const isIgnored = await isIgnoredBy(folder, gitignores);
  const [ignored, kept] = split(candidates, isIgnored);
  const [sources, files] = split(kept, (path) => path.endsWith('.tf'));
  return { files, sources, ignored: ignored.filter((path) => !path.endsWith('.tf')).length, unreadable };
}

/** Whether a path that is not there may be meant as a pattern. */
export function isPattern(path: string): boolean {
  return fastGlob.isDynamicPattern(path);
}

/** The files that a pattern matches. The user has described them, so `.gitignore` has no say. */
export async function expandPattern(pattern: string, cwd: string): Promise<Pick<Walked, 'files' | 'unreadable'>> {
  return globbed([pattern], cwd, { ignore: ofTools });
}

/** The library would make slashes of the backslashes in absolute paths, which on POSIX are a part of a name. */
async function globbed(patterns: string[], cwd: string, more: { dot?: boolean; ignore: string[] }) {
  const unreadable: string[] = [];
  const fs = { readdir: noting(unreadable) };
  const files = await fastGlob(patterns, { ...options, ...more, cwd, fs });
  return { files: files.map((file) => resolve(cwd, file)), unreadable };
}

function split(paths: readonly string[], belongs: (path: string) => boolean): [string[], string[]] {
  const belonging: string[] = [];
  const others: string[] = [];
  for (const path of paths) (belongs(path) ? belonging : others).push(path);
  return [belonging, others];
}

type Done = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** What a pattern names need not be there, which is no failure to read it. */
const absent: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);

/** A `readdir` that notes the folders it cannot read, so that the rest is walked all the same. */
function noting(unreadable: string[]) {
  return (folder: string, ...rest: readonly unknown[]): void => {
    const done = rest.at(-1) as Done;
    readdir(folder, { withFileTypes: true }, (error, entries) => {
      if (error && !absent.has(error.code)) unreadable.push(folder);
      done(error, entries);
    });
  };
}
