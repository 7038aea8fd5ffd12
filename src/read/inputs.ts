import { brokenManifests, type CloudAssemblies, cloudAssemblies, inputsToRead } from '../cdk/index.js';
import { type Discovery, discover, displayName, type FoundFile, isWrongPath } from '../discover/index.js';
import { beginningOf, type Site } from '../files/index.js';
import { firstFaults, type Input, type Problem, type Read, UsageError } from '../model/index.js';
import { type ReadFile, type Reading, readInput } from './input.js';
import { locatorFor } from './locate.js';
import { nestedTemplates } from './nested-templates.js';
import { type Paths, wrongPath } from './paths.js';
import { planSources } from './plan-source.js';
import { remembering } from './read-again.js';
import type { ReadSettings } from './settings.js';
import { readSources } from './sources.js';

/** Which inputs to read, and what to note of them. */
export interface ReadInputsOptions {
  /** Whether to read an input, by its display name; absent: all. */
  readonly wants?: (name: string) => boolean;
  /** Whether to note the digest of the bytes of each. */
  readonly digests?: boolean;
  /** Whether a path that is not there stands for inputs that were. */
  readonly isGone?: (path: string) => boolean;
  /** Is called before each input is read. */
  readonly each?: () => void;
  /** Is given the files that were read, absolute or by display names, and throws where the run may not read one. */
  readonly guard?: (files: readonly string[]) => void;
}

/**
 * Reads what paths stand for, and notes what was met instead of inputs: a folder that cannot be read hides some;
 * Terraform sources are none.
 *
 * Throws a `UsageError` for a path that is not there: it is a slip of the caller's, never an empty input.
 */
export async function readInputs(
  { named, listed, placeOf }: Paths,
  settings: ReadSettings,
  site: Site,
  { isGone = () => false, ...options }: ReadInputsOptions,
): Promise<Read> {
  const { inputs, sources, problems: all, passedOver } = await discover(named, { cwd: site.cwd, listed });
  const problems = all.filter((one) => !(isWrongPath(one.problem) && isGone(one.path)));
  const wrong = problems.filter(({ problem }) => isWrongPath(problem));
  if (wrong.length > 0) {
    throw new UsageError(firstFaults(wrong.map(({ path, problem }) => wrongPath(path, problem.message, placeOf))));
  }
  const assemblies = cloudAssemblies();
  const found = inputsToRead(inputs, assemblies, site.cwd);
  const files = await readFiles(found.inputs, sources, assemblies, settings, site, options);
  return {
    inputs: [
      ...problems.filter(({ problem }) => !isJudged(problem, files)).map(metInstead),
      ...files.map(({ input }) => input),
    ],
    locate: locatorFor(files, site.cwd),
    passedOver: { ...passedOver, assembly: found.passedOver },
    ...(options.digests && { listing: listingOf([...inputs.filter((one) => !isFacts(one)), ...sources], site) }),
  };
}

/**
 * Reads, parses and normalizes every file, one after the other, and keeps only what is said about IAM: memory does
 * not grow with the size of the inputs. No input stops the others.
 */
async function readFiles(
  found: readonly FoundFile[],
  sources: Discovery['sources'],
  assemblies: CloudAssemblies,
  settings: ReadSettings,
  site: Site,
  { wants = () => true, digests = false, each = () => undefined, guard }: ReadInputsOptions,
): Promise<ReadFile[]> {
  const within = [...new Set([...found, ...sources].map((one) => one.within))];
  const remember = remembering();
  const findNested = nestedTemplates(site.cwd, assemblies, remember);
  const opened = new Set<string>();
  const reading: Reading = {
    ...{ settings, site, assemblies, findNested, remember, opened },
    planSources: planSources(within, opened),
  };
  const files: ReadFile[] = [];
  for (const [at, one] of found.entries()) {
    each();
    site.progress?.reading(one.name, at + 1, found.length);
    if (wants(one.name)) files.push(await readInput(one, reading, digests));
  }
  site.progress?.done();
  const broken = brokenManifests(assemblies, site.cwd).filter(({ path }) => wants(path));
  const roots = (await readSources(sources, reading)).filter(({ input }) => wants(input.path));
  const others = roots.length > 0 ? files.filter((one) => !isPartOfSource(one)) : files;
  const all = [...broken.map((input) => ({ input, documents: [] })), ...others, ...roots];
  guard?.([...all.flatMap(namesOf), ...opened]);
  return all;
}

/** Whether a file of JSON was met that is Terraform source, and counts with the folder that it lies in. */
function isPartOfSource({ input: { path, kind } }: ReadFile): boolean {
  return kind === undefined && /\.(tf|tofu)\.json$/i.test(path);
}

function listingOf(files: readonly { readonly path: string }[], { cwd }: Site): string[] {
  return files.map(({ path }) => (path === '-' ? path : displayName(path, cwd)));
}

/** What shards before have written beside the inputs. */
function isFacts({ path }: FoundFile): boolean {
  return /\.(nd)?jsonl?$/i.test(path) && beginningOf(path, 64).startsWith('{"rolecall":"facts"');
}

/** A file with the templates it nests; what a folder happens to hold, such as the report of the last run, is none. */
function namesOf({ input: { path, status, takesIn } }: ReadFile): string[] {
  return status === 'skipped' ? [] : [path, ...takesIn];
}

/** That there is source is worth no word where it is judged. */
function isJudged({ code }: Problem, files: readonly ReadFile[]): boolean {
  return code === 'terraform-source' && files.some(({ input }) => input.kind === 'terraform-source');
}

function metInstead({ path, problem }: Discovery['problems'][number]): Input {
  const status = problem.severity === 'error' ? 'failed' : 'skipped';
  const nothing = { deployments: [], parts: [], takesIn: [], ignores: [], constructs: [] };
  return { path, status, hides: true, problems: [problem], ...nothing };
}
