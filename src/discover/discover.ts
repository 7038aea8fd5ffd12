import { groundOf } from './boundary.js';
import type { Discovery, FoundFile } from './discovery.js';
import { find, together } from './find.js';

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
 * A link that is named is followed where it stays within the boundary of its folder. Devices and sockets are never
 * inputs; a pipe is one where it is named, as shells do it (`<(terraform show -json p)`).
 *
 * Problems: those that `isWrongPath` tells are wrong usage; `folder-unreadable`, `link-outside` and `no-file` mean that
 * not everything was seen; the others are notes.
 */
export async function discover(paths: readonly string[], { cwd, listed = [] }: DiscoverOptions): Promise<Discovery> {
  const found: Discovery[] = [];
  const ground = groundOf();
  for (const path of new Set(paths)) found.push(await find(path, { cwd, isListed: false, ground }));
  for (const path of new Set(listed)) found.push(await find(path, { cwd, isListed: true, ground }));
  const all = together(found);
  const inputs = new Map<string, FoundFile>();
  for (const input of all.inputs) if (input.named || !inputs.has(input.path)) inputs.set(input.path, input);
  return { ...all, inputs: [...inputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
