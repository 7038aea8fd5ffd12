import type { ByteSource } from '../model/index.js';
import { tooLarge } from './regular.js';

/** Bytes of each block but the last. */
const BLOCK = 1 << 20;

/** Up to this size, bytes are put into one piece. */
const SMALL = 8 * BLOCK;

/**
 * Bytes that come in chunks. Many of them stay in the blocks that they are put into, as one piece would take as much
 * again while it is made. Throws a `FileFault` where there are more than `most`.
 */
export async function gathered(chunks: AsyncIterable<Uint8Array | string>, most: number): Promise<Buffer | ByteSource> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    if (length + bytes.length > most) throw tooLarge(most);
    for (let at = 0; at < bytes.length; ) {
      const room = blockAt(blocks, length);
      const copied = bytes.copy(room, 0, at);
      at += copied;
      length += copied;
    }
  }
  return length <= SMALL
    ? Buffer.concat(blocks, length)
    : { length, copyTo: (into, start) => copy(blocks, into, start) };
}

/** What is left of the block that an offset lies in. */
function blockAt(blocks: Buffer[], offset: number): Buffer {
  const index = Math.floor(offset / BLOCK);
  const block = blocks[index] ?? Buffer.allocUnsafeSlow(BLOCK);
  blocks[index] = block;
  return block.subarray(offset % BLOCK);
}

function copy(blocks: readonly Buffer[], into: Uint8Array, start: number): void {
  for (let at = 0; at < into.length; ) {
    const block = blocks[Math.floor((start + at) / BLOCK)];
    const copied = block?.copy(into, at, (start + at) % BLOCK) ?? 0;
    if (copied === 0) throw new RangeError('these bytes end before');
    at += copied;
  }
}
