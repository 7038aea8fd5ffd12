import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { displayName } from '../discover/index.js';
import type { InputFacts } from '../facts/index.js';
import type { Io } from './io.js';

/** What a run reads itself, and what it takes from its base. */
export interface Division {
  /** Paths to read: those that were named, without those that are gone, with what takes in a changed template. */
  readonly paths: readonly string[];
  /** The facts of the base that stay. */
  readonly kept: readonly InputFacts[];
}

/**
 * Divides the work between a run and the facts it builds upon. What the paths of the run cover comes from the run,
 * everything else from the base: so facts of changed inputs are replaced, and those of deleted ones dropped, be they
 * named or missing from a folder that is scanned. A template of the base that takes in a covered one is read anew.
 */
export async function divide(named: readonly string[], base: readonly InputFacts[], io: Io): Promise<Division> {
  const covers = await coverage(named, io);
  const uncovered = base.filter(({ path }) => !covers(path));
  const isStale = ({ takesIn }: InputFacts): boolean => takesIn.some(covers);
  const inBase = new Set(base.map(({ path }) => path));
  const isGone = (path: string): boolean =>
    path !== '-' && !existsSync(resolve(io.cwd(), path)) && inBase.has(nameOf(path, io));
  return {
    paths: [...named.filter((path) => !isGone(path)), ...uncovered.filter(isStale).map(({ path }) => path)],
    kept: uncovered.filter((one) => !isStale(one)),
  };
}

function nameOf(path: string, io: Io): string {
  return displayName(resolve(io.cwd(), path), io.cwd());
}

/** Whether an input is one of the paths, lies in a folder among them, or matches a pattern. */
async function coverage(paths: readonly string[], io: Io): Promise<(name: string) => boolean> {
  const patterns = paths.filter((path) => path !== '-' && !existsSync(resolve(io.cwd(), path)));
  const { matcher } = await import('../config/index.js');
  const matches = patterns.length === 0 ? () => false : matcher(patterns);
  const absolute = paths.map((path) => (path === '-' ? path : resolve(io.cwd(), path)));
  const folders = absolute.map((path) => (path.endsWith('/') ? path : `${path}/`));
  const exact = new Set(absolute);
  return (name) => {
    const path = name === '-' ? name : resolve(io.cwd(), name);
    return exact.has(path) || folders.some((folder) => path.startsWith(folder)) || matches(name);
  };
}
