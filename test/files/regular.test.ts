import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readFound } from '../../src/files/index.js';
import { bytesOf, contentOf } from '../../src/files/regular.js';

const scratch = mkdtempSync(join(tmpdir(), 'regular-'));
afterAll(() => rmSync(scratch, { recursive: true }));
afterEach(() => vi.doUnmock('node:fs'));
const file = join(scratch, 'a.json');

describe('a file that changes while it is read', () => {
  it('is not taken for what it was or will be', async () => {
    writeFileSync(file, '{}');
    vi.doMock('node:fs', async (original) => {
      const fs = await original<typeof import('node:fs')>();
      const readFileSync = (path: number) => {
        const bytes = fs.readFileSync(path);
        appendFileSync(file, ' ');
        return bytes;
      };
      return { ...fs, readFileSync };
    });
    // A copy of its own, so that no other test meets what is mocked here.
    const copy = '../../src/files/regular.js?changing';
    const changing: typeof import('../../src/files/regular.js') = await import(copy);
    expect(() => changing.bytesOf(file, 100)).toThrow(changing.FileFault);
    expect(() => changing.bytesOf(file, 100)).toThrow('it changed while it was read');
  });

  it('is read where it does not', async () => {
    writeFileSync(file, '{}');
    expect(bytesOf(file, 2).toString()).toBe('{}');
    expect(() => bytesOf(file, 1)).toThrow('it has more than');
  });
});

describe('a large file', () => {
  it('is read by parts, and told where it changes in between', () => {
    const large = join(scratch, 'large.json');
    writeFileSync(large, 'ab'.repeat(4 << 20));
    const content = contentOf(large);
    if (Buffer.isBuffer(content)) throw new Error('it is in memory');
    expect(content.length).toBe(8 << 20);
    const part = Buffer.alloc(3);
    content.copyTo(part, 5);
    expect(part.toString()).toBe('bab');
    appendFileSync(large, ' ');
    expect(() => content.copyTo(part, 5)).toThrow('it changed while it was read');
    content.close();
  });
});

it.skipIf(process.platform === 'win32')('a pipe that nobody named on the command line is not waited for', async () => {
  const pipe = join(scratch, 'rolecall.yaml');
  execFileSync('mkfifo', [pipe]);
  await expect(readFound(pipe, 'configuration')).rejects.toThrow('it is a pipe, and only files are read');
});
