import { UsageError } from '../model/index.js';
import { bytesOf, MOST_BYTES } from './regular.js';

/** The text of a file that was named on the command line. */
export async function readNamed(file: string, what: string, most: number = MOST_BYTES.byHand): Promise<string> {
  return (await readNamedBytes(file, what, most)).toString('utf8');
}

/**
 * The bytes of a file that was named on the command line; of a pipe as well, as shells make them (`<(command)`). One
 * that cannot be read is wrong usage.
 */
export async function readNamedBytes(file: string, what: string, most: number): Promise<Buffer> {
  return read(file, what, most, true);
}

/** The text of a file that was found, or that another file names: never of a pipe, which need not end. */
export async function readFound(file: string, what: string): Promise<string> {
  return read(file, what, MOST_BYTES.byHand, false).toString('utf8');
}

function read(file: string, what: string, most: number, mayBePipe: boolean): Buffer {
  try {
    return bytesOf(file, most, { mayBePipe });
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
