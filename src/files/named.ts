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

/** What operating systems say of files, in words. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'there is one already',
  EIO: 'the device does not give it',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the path is too long',
  ENOENT: 'it does not exist',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is no folder',
  ENXIO: 'nothing is behind the device',
  EPERM: 'it is not permitted',
  EROFS: 'the disk takes no writing',
};

/** Why a file operation failed, in words. */
export function reasonOf(error: unknown): string {
  const code = String((error as { code?: unknown }).code);
  const unusual = /^E[A-Z0-9]+$/.test(code) ? `the system reports ${code}` : undefined;
  return WORDS[code] ?? unusual ?? (error instanceof Error ? error.message : String(error));
}
