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

/** Whether bytes are in memory, and not only to be had. */
export function isInMemory<T extends Uint8Array>(bytes: T | ByteSource): bytes is T {
  return 'buffer' in bytes;
}

/** All bytes in one piece; those of a buffer as they are. */
export function inMemory(bytes: Buffer | ByteSource): Buffer {
  return isInMemory(bytes) ? bytes : copyOf(bytes, 0, bytes.length);
}

/** All bytes one after the other, at most `length` at a time; those in memory as they are. */
export function* stretchesOf<T extends Uint8Array>(bytes: T | ByteSource, length: number): Generator<T | Buffer> {
  if (isInMemory(bytes)) yield bytes;
  else
    for (let start = 0; start < bytes.length; start += length)
      yield copyOf(bytes, start, Math.min(start + length, bytes.length));
}

/** A copy of the bytes from `start` to `end`. */
export function copyOf(source: ByteSource, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(end - start);
  source.copyTo(bytes, start);
  return bytes;
}
