import { createHash } from 'node:crypto';
import { type ByteSource, copyOf } from './byte-source.js';

/** Bytes of a source that are in memory at a time. */
const STRETCH = 1 << 20;

/** SHA-256 in hexadecimal digits. */
export function digestOf(bytes: string | Uint8Array | ByteSource): string {
  const hash = createHash('sha256');
  if (typeof bytes === 'string' || 'buffer' in bytes) hash.update(bytes);
  else
    for (let start = 0; start < bytes.length; start += STRETCH)
      hash.update(copyOf(bytes, start, Math.min(start + STRETCH, bytes.length)));
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
