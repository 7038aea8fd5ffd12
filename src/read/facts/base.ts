import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Site } from '../../files/index.js';
import { type Input, UsageError } from '../../model/index.js';
import { type Paths, wrongPath } from '../paths.js';

/** What a run reads itself, and what it takes from its base. */
export interface Division {
  /** Paths to read: those of the run, with what takes in a changed template. */
  readonly paths: Paths;
  /** Whether a path that is not there, or that nothing matches, stands for inputs of the base that are gone. */
  readonly isGone: (path: string) => boolean;
  /** The facts of the base that stay. */
  readonly kept: readonly Input[];
}

/**
 * Divides the work between a run and the facts it builds upon. What the paths of the run cover comes from the run,
 * everything else from the base: so facts of changed inputs are replaced, and those of deleted ones dropped, be they
 * named or missing from a folder that is scanned. A template of the base that takes in a covered one is read anew.
 * What a list of changes holds and is not there any more is gone, whether or not it was an input.
 */
export async function divide(given: Paths, base: readonly Input[], site: Site): Promise<Division> {
  const { named, listed } = given;
  const { matcher } = await import('../../globs/index.js');
  const matching = (globs: readonly string[]): Covers => {
    const covers = matcher(globs);
    if (!('fault' in covers)) return covers;
    const { index, message } = covers.fault;
    throw new UsageError(wrongPath(globs[index] ?? '', message, given.placeOf));
  };
  const covering = (paths: readonly string[]) => coverage(paths, matching, site);
  const covers = covering([...named, ...listed]);
  const uncovered = base.filter(({ path }) => !covers(path));
  const isStale = ({ takesIn }: Input): boolean => takesIn.some(covers);
  const changes = new Set(listed.map((path) => resolve(site.cwd, path)));
  return {
    paths: { ...given, listed: [...listed, ...uncovered.filter(isStale).map(({ path }) => path)] },
    isGone: (path) => changes.has(resolve(site.cwd, path)) || base.map((one) => one.path).some(covering([path])),
    kept: uncovered.filter((one) => !isStale(one)),
  };
}

type Covers = (name: string) => boolean;

/** Whether an input is one of the paths, lies in a folder of that name, or matches one as a pattern. */
function coverage(paths: readonly string[], matching: (globs: readonly string[]) => Covers, site: Site): Covers {
  const absolute = (path: string): string => resolve(site.cwd, path);
  const known = new Set(paths.map((path) => (path === '-' ? path : absolute(path))));
  const patterns = paths.filter((path) => /[*?[\]{}()!]/.test(path) && !existsSync(absolute(path)));
  const matches = patterns.length === 0 ? () => false : matching(patterns);
  return (name) => (name === '-' ? known.has(name) : isWithin(absolute(name), known) || matches(name));
}

function isWithin(path: string, known: ReadonlySet<string>): boolean {
  const folder = dirname(path);
  return known.has(path) || (folder !== path && isWithin(folder, known));
}
