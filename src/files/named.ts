import { readFile } from 'node:fs/promises';
import { UsageError } from '../model/index.js';

/** The text of a file that was named on the command line. */
export function readNamed(file: string, what: string): Promise<string> {
  return orWrongUsage(readFile(file, 'utf8'), file, what);
}

/** The bytes of a file that was named on the command line. */
export function readNamedBytes(file: string, what: string): Promise<Buffer> {
  return orWrongUsage(readFile(file), file, what);
}

/** What is read of a file that was named on the command line: one that cannot be read is wrong usage. */
async function orWrongUsage<T>(reading: Promise<T>, file: string, what: string): Promise<T> {
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
