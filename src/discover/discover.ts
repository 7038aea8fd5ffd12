import { type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../model/index.js';
import { displayName } from './display-name.js';
import type { Expanded } from './pattern.js';
import { type DiscoveryCode, discoveryProblem } from './problems.js';
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
 * Problems: `path-not-found`, `pattern-without-match` and `pattern-unusable` are wrong usage; `folder-unreadable` means that not
 * everything was seen; `terraform-source` and `all-ignored` are notes, of use where nothing was found to analyse.
 */
export async function discover(paths: readonly string[], { cwd, listed = [] }: DiscoverOptions): Promise<Discovery> {
  const found: Discovery[] = [];
  for (const path of paths) found.push(await discoverPath(path, cwd));
  for (const path of listed) found.push(asFound(await discoverPath(path, cwd)));
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
  const found = statAt(absolute);
  if (found && !found.isDirectory()) return fromFile(absolute, cwd);
  // Only folders and patterns need globs, and most runs of a hook name their files.
  if (found) return fromWalk(path, cwd, (await import('./walk.js')).walk(absolute));
  const { expandPattern, isPattern } = await import('./pattern.js');
  return isPattern(path) ? fromPattern(path, cwd, expandPattern(path, cwd)) : failure(path, 'path-not-found');
}

/** Nothing where there is nothing, or can be: a name may be too long for one. */
function statAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
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

function fromPattern(path: string, cwd: string, expanded: Expanded | { readonly fault: string }): Discovery {
  if ('fault' in expanded) return failure(path, 'pattern-unusable', expanded.fault);
  const problems = unseen(expanded.unreadable, cwd);
  return expanded.files.length + problems.length > 0
    ? { inputs: asInputs(expanded.files, cwd), problems }
    : failure(path, 'pattern-without-match');
}

function failure(path: string, code: DiscoveryCode, word = path): Discovery {
  return { inputs: [], problems: [{ path, problem: discoveryProblem(code, word) }] };
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
