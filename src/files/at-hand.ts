import { readFileSync, statSync } from 'node:fs';

/** No template, manifest or source is larger: CloudFormation takes 1 MB, and what is more is read by mistake. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The bytes of a file that an input leads to; nothing where it cannot be read. An input may name anything, so only
 * regular files of a sane size are opened, never a device or a pipe, which would not end.
 */
export function bytesAt(path: string): Buffer | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= LARGEST ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The same as text. */
export function textAt(path: string): string | undefined {
  return bytesAt(path)?.toString('utf8');
}
