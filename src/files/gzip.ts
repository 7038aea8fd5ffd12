import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type ByteSource, copyOf, isInMemory, stretchesOf } from '../model/index.js';
import { gathered } from './gathered.js';
import { FileFault, MOST_BYTES } from './regular.js';

/** Bytes that are in memory at a time, of those that are packed and of those that are not. */
const STRETCH = 1 << 18;

/**
 * What is packed with gzip, told by how that begins (RFC 1952, 2.3.1), or the bytes as they are. Throws a `FileFault`
 * where it is damaged, or more than any input may have: a small file may unpack to a thousand times its size.
 */
export async function unpacked<T extends Buffer | ByteSource>(
  content: T,
  most: number = MOST_BYTES.input,
): Promise<T | Buffer | ByteSource> {
  if (!isPacked(content)) return content;
  const unpacking = Readable.from(stretchesOf(content, STRETCH)).pipe(createGunzip({ chunkSize: STRETCH }));
  try {
    return await gathered(unpacking, most);
  } catch (error) {
    if (!(error instanceof FileFault)) throw isOfZlib(error) ? damaged() : error;
    throw new FileFault('gzip-too-large', `it unpacks to more than ${most / 1024 / 1024} MiB`);
  }
}

function isPacked(content: Buffer | ByteSource): boolean {
  if (content.length < 2) return false;
  const [one, two] = isInMemory(content) ? content : copyOf(content, 0, 2);
  return one === 0x1f && two === 0x8b;
}

/** https://nodejs.org/api/zlib.html#constants: the codes of its errors begin so. */
function isOfZlib(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('Z_');
}

function damaged(): FileFault {
  return new FileFault('gzip-damaged', 'it is packed with gzip, and cut off or damaged');
}
