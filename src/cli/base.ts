import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { InputFacts } from '../facts/index.js';
import type { Io } from './io.js';
import type { Paths } from './paths.js';

/** What a run reads itself, and what it takes from its base. */
export interface Division {
  /** Paths to read: those of the run, with what takes in a changed template. */
  readonly paths: Paths;
  /** Whether a path that is not there, or that nothing matches, stands for inputs of the base that are gone. */
  readonly isGone: (path: string) => boolean;
  /** The facts of the base that stay. */
  readonly kept: readonly InputFacts[];
}

/**
 * Divides the work between a run and the facts it builds upon. What the paths of the run cover comes from the run,
 * everything else from the base: so facts of changed inputs are replaced, and those of deleted ones dropped, be they
 * named or missing from a folder that is scanned. A template of the base that takes in a covered one is read anew.
 */
export async function divide({ named, listed }: Paths, base: readonly InputFacts[], io: Io): Promise<Division> {
  const cover = await coverage(io);
  const covers = anyOf([...named, ...listed].map(cover));
  const uncovered = base.filter(({ path }) => !covers(path));
  const isStale = ({ takesIn }: InputFacts): boolean => takesIn.some(covers);
  return {
    paths: { named, listed: [...listed, ...uncovered.filter(isStale).map(({ path }) => path)] },
    isGone: (path) => base.some((one) => cover(path)(one.path)),
    kept: uncovered.filter((one) => !isStale(one)),
  };
}

type Covers = (name: string) => boolean;

function anyOf(all: readonly Covers[]): Covers {
  return (name) => all.some((covers) => covers(name));
}

/** Whether an input is a path, lies in the folder of that name, or matches it as a pattern. */
async function coverage(io: Io): Promise<(path: string) => Covers> {
  const { matcher } = await import('../config/index.js');
  return (path) => {
    if (path === '-') return (name) => name === '-';
    const absolute = resolve(io.cwd(), path);
    const folder = absolute.endsWith('/') ? absolute : `${absolute}/`;
    const matches = existsSync(absolute) ? () => false : matcher([path]);
    return (name) => {
      if (name === '-') return false;
      const at = resolve(io.cwd(), name);
      return at === absolute || at.startsWith(folder) || matches(name);
    };
  };
}
