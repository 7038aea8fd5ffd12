/** Bytes that need not all be in memory. */
export interface ByteSource {
  readonly length: number;
  /** Fills `into` with the bytes from `start` on, of which there are as many. */
  readonly copyTo: (into: Uint8Array, start: number) => void;
}

/** Bytes that are in memory. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, copyTo: (into, start) => into.set(bytes.subarray(start, start + into.length)) };
}

/** All bytes in one piece; those of a buffer as they are. */
export function inMemory(bytes: Buffer | ByteSource): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : copyOf(bytes, 0, bytes.length);
}

/** A copy of the bytes from `start` to `end`. */
export function copyOf(source: ByteSource, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(end - start);
  source.copyTo(bytes, start);
  return bytes;
}
