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
