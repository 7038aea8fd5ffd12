import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal digits. */
export function digestOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of a text that comes in parts. */
export interface RunningDigest {
  readonly add: (part: string) => void;
  /** SHA-256 of all parts, in hexadecimal digits; nothing can be added after. */
  readonly end: () => string;
}

/** A digest of nothing yet. */
export function runningDigest(): RunningDigest {
  const hash = createHash('sha256');
  return { add: (part) => void hash.update(part), end: () => hash.digest('hex') };
}
