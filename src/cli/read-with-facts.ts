import { divide } from './base.js';
import { readElsewhere } from './facts-elsewhere.js';
import { readFactsFiles } from './facts-files.js';
import type { Io } from './io.js';
import { type Locator, locatorFor } from './locate.js';
import type { Paths } from './paths.js';
import { readAll } from './read-all.js';
import type { ReadOptions } from './read-inputs.js';
import type { Reading } from './reading.js';
import { locatorOfFacts, readingOf } from './readings-of-facts.js';
import type { Settings } from './settings.js';

/** What a run takes from files of facts. */
export interface FromElsewhere {
  /** Facts of everything that the paths of the run do not cover. */
  readonly base?: string | undefined;
  /** Facts that count besides. */
  readonly facts?: readonly string[];
}

/** Reads the inputs that paths stand for, and completes them by facts; throws as `readAll` and the readers of facts do. */
export async function readWithFacts(
  paths: Paths,
  { base, facts = [] }: FromElsewhere,
  settings: Settings,
  io: Io,
  options: ReadOptions,
): Promise<{ readings: Reading[]; locate: Locator }> {
  const known = base === undefined ? [] : await readFactsFiles([base], settings, io);
  const division = await divide(paths, known, io);
  const read = await readAll(division.paths, settings, io, { ...options, isGone: division.isGone });
  const readings = [...read, ...division.kept.map(readingOf), ...(await readElsewhere(facts, settings, io))];
  return { readings, locate: locatorOfFacts(division.kept, locatorFor(read, io)) };
}
