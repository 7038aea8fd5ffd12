import { type Stats, statSync } from 'node:fs';
import { bytesOf, MOST_BYTES } from './regular.js';

/**
 * The bytes of a file that an input leads to; nothing where it cannot be read. An input may name anything, so it is
 * for the caller to see that the path stays where it may lead.
 */
export function bytesAt(path: string): Buffer | undefined {
  try {
    return bytesOf(path, MOST_BYTES.whole);
  } catch {
    return undefined;
  }
}

/** The same as text. */
export function textAt(path: string): string | undefined {
  return bytesAt(path)?.toString('utf8');
}

/** What the path of an input leads to; nothing where nothing is there, or the system does not say. */
export function statusAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Whether the system says that nothing is, or can be, at a path. */
export function isNothingAt(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String((error as NodeJS.ErrnoException).code));
  }
}
