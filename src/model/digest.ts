import { createHash } from 'node:crypto';
import { type ByteSource, stretchesOf } from './byte-source.js';

/** Bytes of a source that are in memory at a time. */
const STRETCH = 1 << 20;

/** SHA-256 in hexadecimal digits. */
export function digestOf(bytes: string | Uint8Array | ByteSource): string {
  const hash = createHash('sha256');
  if (typeof bytes === 'string') hash.update(bytes);
  else for (const stretch of stretchesOf(bytes, STRETCH)) hash.update(stretch);
  return hash.digest('hex');
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
