import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { gathered } from '../../src/files/gathered.js';
import { unpacked } from '../../src/files/gzip.js';
import { FileFault } from '../../src/files/index.js';
import { copyOf, inMemory, sourceOf } from '../../src/model/index.js';

it('a small file that unpacks to very much is not unpacked to its end', async () => {
  const packed = gzipSync(Buffer.alloc(5 << 20));
  expect(packed.length).toBeLessThan(6_000);
  await expect(unpacked(packed, 4 << 20)).rejects.toThrow(FileFault);
  await expect(unpacked(packed, 4 << 20)).rejects.toThrow('it unpacks to more than 4 MiB');
  expect(inMemory(await unpacked(sourceOf(packed), 5 << 20)).length).toBe(5 << 20);
});

it('what comes in chunks of any size is the same in one piece or in blocks', async () => {
  const bytes = Buffer.from(Array.from({ length: 9 << 20 }, (_, i) => i % 251));
  async function* chunks(length: number) {
    for (let at = 0, size = 1; at < length; at += size, size = (size * 7) % 1_000_003) {
      yield bytes.subarray(at, Math.min(at + size, length));
    }
  }
  expect(Buffer.isBuffer(await gathered(chunks(3 << 20), 1 << 30))).toBe(true);
  expect(inMemory(await gathered(chunks(3 << 20), 1 << 30)).equals(bytes.subarray(0, 3 << 20))).toBe(true);
  const large = await gathered(chunks(bytes.length), 1 << 30);
  expect(Buffer.isBuffer(large)).toBe(false);
  expect(inMemory(large).equals(bytes)).toBe(true);
  if (!Buffer.isBuffer(large))
    expect(copyOf(large, (1 << 20) - 3, (2 << 20) + 5).equals(bytes.subarray((1 << 20) - 3, (2 << 20) + 5))).toBe(true);
});
