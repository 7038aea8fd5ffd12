import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../model/index.js';
import { displayName } from './display-name.js';
import { discoveryProblem } from './problems.js';
import type { Walked } from './walk.js';

/** One file to read, or standard input. */
export interface Input {
  /** Display name: the path relative to the working directory with `/`, or `-` for standard input. */
  readonly name: string;
  /** Absolute path; `-` for standard input. */
  readonly path: string;
  /** Named by the user, not found by walking a folder or matching a pattern. */
  readonly named: boolean;
}

/** What the paths of a command line come to. */
export interface Discovery {
  /** Sorted by name, each file once. */
  readonly inputs: readonly Input[];
  /** With the path as the user typed it, or that of the folder that cannot be read. */
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
}

export interface DiscoverOptions {
  readonly cwd: string;
  /** Further paths, of files that may be inputs or not. */
  readonly listed?: readonly string[];
}

/**
 * The inputs that paths stand for: a file is itself, a folder the files in it that may be inputs, a pattern
 * (`infra/*.json`) the files it matches, `-` standard input. Only names are looked at: what a file is, its
 * content decides. Folders are walked without those of tools (`node_modules`), hidden ones, symbolic links, and
 * what git is told to ignore.
 *
 * Problems: `path-not-found` and `pattern-without-match` are wrong usage; `folder-unreadable` means that not
 * everything was seen; `terraform-source` and `all-ignored` are notes, of use where nothing was found to analyse.
 */
export async function discover(paths: readonly string[], { cwd, listed = [] }: DiscoverOptions): Promise<Discovery> {
  const found = await Promise.all([
    ...paths.map((path) => discoverPath(path, cwd)),
    ...listed.map(async (path) => asFound(await discoverPath(path, cwd))),
  ]);
  const inputs = new Map<string, Input>();
  for (const input of found.flatMap((each) => each.inputs)) {
    if (input.named || !inputs.has(input.path)) inputs.set(input.path, input);
  }
  return {
    inputs: [...inputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    problems: found.flatMap((each) => each.problems),
  };
}

async function discoverPath(path: string, cwd: string): Promise<Discovery> {
  if (path === '-') return { inputs: [{ name: '-', path: '-', named: true }], problems: [] };
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch(() => undefined);
  if (found && !found.isDirectory()) return fromFile(absolute, cwd);
  // Only folders and patterns need the globbing library, and most runs of a hook name their files.
  const { expandPattern, isPattern, walk } = await import('./walk.js');
  if (found) return fromWalk(path, cwd, await walk(absolute));
  if (!isPattern(path)) return failure(path, 'path-not-found');
  const { files, unreadable } = await expandPattern(path, cwd);
  const problems = unseen(unreadable, cwd);
  return files.length + problems.length > 0
    ? { inputs: asInputs(files, cwd), problems }
    : failure(path, 'pattern-without-match');
}

/** Standard input is meant to be one in a list as well. */
function asFound({ inputs, problems }: Discovery): Discovery {
  return { inputs: inputs.map((input) => ({ ...input, named: input.path === '-' })), problems };
}

function fromFile(path: string, cwd: string): Discovery {
  return { inputs: [{ name: displayName(path, cwd), path, named: true }], problems: [] };
}

function asInputs(files: readonly string[], cwd: string): readonly Input[] {
  return files.map((path) => ({ name: displayName(path, cwd), path, named: false }));
}

function failure(path: string, code: 'path-not-found' | 'pattern-without-match'): Discovery {
  return { inputs: [], problems: [{ path, problem: discoveryProblem(code, path) }] };
}

function fromWalk(path: string, cwd: string, { files, sources, ignored, unreadable }: Walked): Discovery {
  const problems: Problem[] = [];
  if (sources.length > 0) problems.push(discoveryProblem('terraform-source', displayName(folderOf(sources), cwd)));
  if (ignored > 0 && files.length === 0) problems.push(discoveryProblem('all-ignored', String(ignored)));
  return {
    inputs: asInputs(files, cwd),
    problems: [...unseen(unreadable, cwd), ...problems.map((problem) => ({ path, problem }))],
  };
}

function unseen(folders: readonly string[], cwd: string): Discovery['problems'] {
  return folders.map((folder) => {
    const path = displayName(folder, cwd);
    return { path, problem: discoveryProblem('folder-unreadable', path) };
  });
}

/** The folder nearest to the root, as that is where a plan is made. */
function folderOf(files: readonly string[]): string {
  const folders = files.map((file) => dirname(file));
  return folders.reduce((best, folder) => (folder.length < best.length ? folder : best));
}
