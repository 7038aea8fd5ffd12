import type { Site } from '../../files/index.js';
import type { Read } from '../../model/index.js';
import { type ReadInputsOptions, readInputs } from '../inputs.js';
import type { Paths } from '../paths.js';
import type { ReadSettings } from '../settings.js';
import { divide } from './base.js';
import { readElsewhere } from './elsewhere.js';
import { readFactsFiles } from './files.js';

/** What a run takes from files of facts. */
export interface FromFacts {
  /** Facts of everything that the paths of the run do not cover. */
  readonly base?: string | undefined;
  /** Facts that count besides. */
  readonly facts?: readonly string[];
}

/** Reads the inputs that paths stand for, and completes them by facts. */
export async function readWithFacts(
  paths: Paths,
  settings: ReadSettings,
  site: Site,
  { base, facts = [], ...options }: FromFacts & ReadInputsOptions,
): Promise<Read> {
  const known = base === undefined ? undefined : await readFactsFiles([base], settings, site);
  const { paths: own, isGone, kept } = await divide(paths, known?.inputs ?? [], site);
  const found = await readInputs(own, settings, site, { ...options, isGone });
  const fromBase = new Set(kept.flatMap(({ path, deployments }) => [path, ...deployments.map(({ input }) => input)]));
  return {
    ...found,
    inputs: [...found.inputs, ...kept, ...(await readElsewhere(facts, settings, site))],
    locate: (place) => (known && fromBase.has(place.input) ? known : found).locate(place),
  };
}

/** Reads facts, and completes them by others. */
export async function readOnlyFacts(
  files: readonly string[],
  settings: ReadSettings,
  site: Site,
  { facts = [] }: Pick<FromFacts, 'facts'>,
): Promise<Read> {
  const read = await readFactsFiles(files, settings, site);
  return { ...read, inputs: [...read.inputs, ...(await readElsewhere(facts, settings, site))] };
}
