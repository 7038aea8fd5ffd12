import type { Site } from '../files/index.js';
import type { Read } from '../model/index.js';
import type { FromFacts } from './facts/complete.js';
import { type ReadInputsOptions, readInputs } from './inputs.js';
import type { Paths } from './paths.js';
import type { ReadSettings } from './settings.js';

export type ReadOptions = FromFacts & Omit<ReadInputsOptions, 'isGone'>;

/**
 * The first half of the way: discover, parse, normalize. What the paths stand for, completed by facts. Inputs that
 * cannot be read are among what was read, with the problem that says why; all others are still read.
 *
 * Throws a `UsageError` for a path that is not there, and for facts that cannot be used.
 */
export async function read(
  paths: Paths,
  settings: ReadSettings,
  site: Site,
  { base, facts = [], ...options }: ReadOptions = {},
): Promise<Read> {
  if (base === undefined && facts.length === 0) return readInputs(paths, settings, site, options);
  const { readWithFacts } = await import('./facts/complete.js');
  return readWithFacts(paths, settings, site, { base, facts, ...options });
}

/**
 * Facts of all shards, and facts from elsewhere that count as well, as what one run would have read. Throws a
 * `UsageError` for facts that cannot be used.
 */
export async function readFacts(
  files: readonly string[],
  settings: ReadSettings,
  site: Site,
  { facts = [] }: Pick<FromFacts, 'facts'> = {},
): Promise<Read> {
  const { readOnlyFacts } = await import('./facts/complete.js');
  return readOnlyFacts(files, settings, site, { facts });
}
