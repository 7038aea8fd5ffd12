import { type Discovery, discover, isWrongPath } from '../discover/index.js';
import type { Io } from './io.js';
import type { Paths } from './paths.js';
import { type ReadOptions, readInputs } from './read-inputs.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';
import { UsageError } from './usage-error.js';
import { refuseToOverwrite } from './written.js';

/**
 * The first half of the way: discover, parse, normalize. Also gives what was found instead of inputs: a folder that
 * cannot be read hides some; Terraform sources are none.
 *
 * Throws a `UsageError` for a path that is not there, and for an input that the run is asked to overwrite.
 */
export async function readAll(
  { named, listed }: Paths,
  settings: Settings,
  io: Io,
  { isGone = () => false, ...options }: ReadAllOptions = {},
): Promise<Reading[]> {
  const { inputs, problems: all } = await discover(named, { cwd: io.cwd(), listed });
  const problems = all.filter((one) => !(isWrongPath(one.problem) && isGone(one.path)));
  refuseWrongPaths(problems);
  const readings = await readInputs(inputs, settings, io, options);
  refuseToOverwrite(options.writes ?? [], readings.flatMap(filesOf), io);
  return [...problems.map(unseen), ...readings];
}

/** An input with the templates it nests; what a folder happens to hold, such as the report of the last run, is none. */
function filesOf({ name, status, nested = [] }: Reading): string[] {
  return status === 'skipped' ? [] : [name, ...nested.map(({ input }) => input)];
}

export interface ReadAllOptions extends ReadOptions {
  /** Whether a path that is not there stands for inputs that were. */
  readonly isGone?: (path: string) => boolean;
}

/** A path that is not there is a slip of the caller's, never an empty input. */
function refuseWrongPaths(problems: Discovery['problems']): void {
  const wrong = problems.filter(({ problem }) => isWrongPath(problem));
  if (wrong.length > 0) throw new UsageError(wrong.map(({ problem }) => problem.message).join('\n'));
}

function unseen({ path, problem }: Discovery['problems'][number]): Reading {
  const status = problem.severity === 'error' ? 'failed' : 'skipped';
  return { name: path, status, problems: [problem], deployments: [], documents: [], hides: true };
}
