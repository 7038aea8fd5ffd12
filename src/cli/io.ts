import { readFile } from 'node:fs/promises';
import { inert, visibleLines } from '../print/index.js';
import { UsageError } from './usage-error.js';

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

/** Writes lines for people to standard output, in which nothing is more than text to a terminal or a runner. */
export function print(text: string, { stdout }: Io): void {
  stdout.write(inert(visibleLines(text)));
}

/** The same to standard error. */
export function tell(text: string, { stderr }: Io): void {
  stderr.write(inert(visibleLines(text)));
}

/** Standard input can be read once: throws a `UsageError` where several of the names are `-`. */
export function refuseStdinTwice(names: readonly (string | undefined)[]): void {
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('`-` is standard input, and can be given once only');
}

/** The text of a file that was named on the command line. */
export function readNamed(file: string, what: string): Promise<string> {
  return orWrongUsage(readFile(file, 'utf8'), file, what);
}

/** What is read of a file that was named on the command line: one that cannot be read is wrong usage. */
export async function orWrongUsage<T>(reading: Promise<T>, file: string, what: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new UsageError(`cannot read the ${what} ${file}: ${reasonOf(error)}`);
  }
}

/** Why a file operation failed, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is no folder',
  };
  return words[String(code)] ?? (error instanceof Error ? error.message : String(error));
}
