import { type ByteSource, copyOf, isInMemory } from '../model/index.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes that are decoded at a time: no text of a whole large file is ever made. */
const CHUNK = 1 << 22;

/**
 * The text of an input as UTF-8 without a byte-order mark, whatever encoding it came in: UTF-8, or UTF-16 of
 * either byte order with or without a mark, as PowerShell's `>` writes it. Shares memory where nothing changes.
 */
export function decode(bytes: Uint8Array): Buffer;
export function decode(bytes: Uint8Array | ByteSource): Buffer | ByteSource;
export function decode(bytes: Uint8Array | ByteSource): Buffer | ByteSource {
  if (!isInMemory(bytes)) return decodeLarge(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(buffer);
  if (encoding !== 'utf-8') return recode(buffer, encoding);
  return startsWith(buffer, 0xef, 0xbb, 0xbf) ? buffer.subarray(3) : buffer;
}

/** Text in UTF-8 stays where it is. */
function decodeLarge(source: ByteSource): Buffer | ByteSource {
  const head = copyOf(source, 0, Math.min(source.length, 16));
  if (encodingOf(head) !== 'utf-8') return decode(copyOf(source, 0, source.length));
  return startsWith(head, 0xef, 0xbb, 0xbf) ? behind(source, 3) : source;
}

function behind({ length, copyTo }: ByteSource, first: number): ByteSource {
  return { length: length - first, copyTo: (into, start) => copyTo(into, first + start) };
}

function encodingOf(buffer: Buffer): Encoding {
  if (startsWith(buffer, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(buffer, 0xfe, 0xff)) return 'utf-16be';
  if (buffer.length >= 4 && zeros(buffer, 1) && !zeros(buffer, 0)) return 'utf-16le';
  if (buffer.length >= 4 && zeros(buffer, 0) && !zeros(buffer, 1)) return 'utf-16be';
  return 'utf-8';
}

function startsWith(buffer: Buffer, ...start: number[]): boolean {
  return start.every((byte, index) => buffer[index] === byte);
}

/** Whether every second of the first bytes is zero: the upper halves of ASCII text in UTF-16. */
function zeros(buffer: Buffer, first: 0 | 1): boolean {
  const head = buffer.subarray(0, 16);
  return head.every((byte, index) => index % 2 !== first || byte === 0);
}

function recode(buffer: Buffer, encoding: Encoding): Buffer {
  const decoder = new TextDecoder(encoding);
  const parts: Buffer[] = [];
  for (let start = 0; start < buffer.length; start += CHUNK) {
    const stream = start + CHUNK < buffer.length;
    parts.push(Buffer.from(decoder.decode(buffer.subarray(start, start + CHUNK), { stream })));
  }
  return Buffer.concat(parts);
}
