import type { Site } from '../files/index.js';
import { type Report, UsageError } from '../model/index.js';
import { inert, visibleLines } from '../print/index.js';
import { progressOn } from './progress.js';

/** What a run may see of the world; `process` is one. */
export interface Io {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Out;
  readonly stderr: Out;
  readonly cwd: () => string;
}

interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Where a run of the command line stands. */
export function siteOf(io: Io): Site {
  const progress = progressOn(io.stderr, () => performance.now());
  return {
    cwd: io.cwd(),
    // Node opens standard input when it is asked for, which few runs do.
    get stdin() {
      return io.stdin;
    },
    ...(progress && { progress }),
  };
}

/** Writes lines for people to standard output, in which nothing is more than text to a terminal or a runner. */
export function print(text: string, { stdout }: Io): void {
  stdout.write(inert(visibleLines(text)));
}

/** The same to standard error. */
export function tell(text: string, { stderr }: Io): void {
  stderr.write(inert(visibleLines(text)));
}

/** What a run has to say of what it was given. */
export function tellWarnings({ warnings }: Pick<Report, 'warnings'>, io: Io): void {
  for (const { message } of warnings) tell(`rolecall: ${message}\n`, io);
}

/** Standard input can be read once: throws a `UsageError` where several of the names are `-`. */
export function refuseStdinTwice(names: readonly (string | undefined)[]): void {
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('`-` is standard input, and can be given once only');
}
