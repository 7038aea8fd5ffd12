import { readFile } from 'node:fs/promises';
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

/** Everything that comes in on standard input. */
export async function readStdin(io: Io): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Standard input can be read once: throws a `UsageError` where several of the names are `-`. */
export function refuseStdinTwice(names: readonly (string | undefined)[]): void {
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('`-` is standard input, and can be given once only');
}

/** The text of a file that was named on the command line: one that cannot be read is wrong usage. */
export async function readNamed(file: string, what: string): Promise<string> {
  return (await readNamedBytes(file, what)).toString('utf8');
}

/** The same as bytes. */
export async function readNamedBytes(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file);
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
