import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, type Stats } from 'node:fs';
import { type ByteSource, UsageError } from '../model/index.js';

/** The most bytes that are read of a file, by what it is read for. */
export const MOST_BYTES = {
  /** What people write: configuration, parameters, rules. */
  byHand: 1024 * 1024,
  /** What programs write to be read as a whole: lists of files, baselines, templates, manifests, sources. */
  whole: 64 * 1024 * 1024,
  /** What is in memory as a whole of any input, and facts: no text is longer in V8. */
  input: 512 * 1024 * 1024,
  /** Plans and states, of which only parts are in memory. */
  byParts: 4 * 1024 * 1024 * 1024,
} as const;

/** Why a file is not read, though it is there and may be. */
export class FileFault extends UsageError {
  constructor(
    readonly code: 'file-changed' | 'file-too-large' | 'gzip-damaged' | 'gzip-too-large' | 'no-file',
    message: string,
  ) {
    super(message);
  }
}

/** From this size on, an input is read by parts. */
const LARGE = 8 * 1024 * 1024;

/** A file of which parts are read when they are asked for. It throws a `FileFault` where it changes in between. */
export interface LargeFile extends ByteSource {
  /** To be called when nothing more is asked for, whatever happened. */
  readonly close: () => void;
}

/**
 * The bytes of a regular file, whole and as they were at one time. Never those of a device, nor of a pipe unless that
 * may be meant: neither need end. Throws a `FileFault`, or the error of the system.
 * @param most bytes that it may have
 */
export function bytesOf(path: string, most: number, { mayBePipe = false } = {}): Buffer {
  const opened = open(path, most, mayBePipe);
  try {
    return readWhole(opened, most);
  } finally {
    closeSync(opened.file);
  }
}

/** The same of an input, which stays on the disk where it is large. */
export function contentOf(path: string, { mayBePipe = false } = {}): Buffer | LargeFile {
  const opened = open(path, MOST_BYTES.byParts, mayBePipe);
  if (opened.before.size >= LARGE) return largeFile(opened);
  try {
    return readWhole(opened, MOST_BYTES.input);
  } finally {
    closeSync(opened.file);
  }
}

interface Opened {
  readonly file: number;
  readonly before: Stats;
}

function open(path: string, most: number, mayBePipe: boolean): Opened {
  // Opening a pipe that nobody writes to would wait for ever.
  const file = openSync(path, constants.O_RDONLY | (mayBePipe ? 0 : (constants.O_NONBLOCK ?? 0)));
  try {
    const before = fstatSync(file);
    if (!before.isFile() && !(mayBePipe && (before.isFIFO() || path === NOTHING))) throw notRegular(before);
    if (before.size > most) throw tooLarge(most);
    return { file, before };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readWhole(opened: Opened, most: number): Buffer {
  const { file, before } = opened;
  const bytes = before.size > 0 ? readFileSync(file) : upTo(file, most);
  if (before.size > 0 && (bytes.length !== before.size || hasChanged(opened))) throw changed();
  return bytes;
}

function hasChanged({ file, before }: Opened): boolean {
  const after = fstatSync(file);
  return after.size !== before.size || after.mtimeMs !== before.mtimeMs;
}

function largeFile(opened: Opened): LargeFile {
  const { file, before } = opened;
  const copyTo = (into: Uint8Array, start: number) => {
    if (into.length > MOST_BYTES.input) throw tooLarge(MOST_BYTES.input);
    let end = 0;
    while (end < into.length) {
      const read = readSync(file, into, end, into.length - end, start + end);
      if (read === 0) throw changed();
      end += read;
    }
    if (hasChanged(opened)) throw changed();
  };
  return { length: before.size, copyTo, close: () => closeSync(file) };
}

/** How a regular file begins, in at most so many bytes; nothing where it cannot be read. */
export function beginningOf(path: string, most: number): string {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const bytes = Buffer.alloc(most);
      return fstatSync(file).isFile() ? bytes.subarray(0, readSync(file, bytes)).toString('utf8') : '';
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** What people name where a file must be named and there is none. */
const NOTHING = '/dev/null';

/** What tells no size: a pipe, or a file that a system makes up. */
function upTo(file: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    size += read;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk.subarray(0, read));
  }
}

function notRegular(found: Stats): Error {
  if (found.isDirectory()) return Object.assign(new Error(), { code: 'EISDIR' });
  return new FileFault('no-file', `it is a ${found.isFIFO() ? 'pipe' : 'device'}, and only files are read`);
}

export function tooLarge(most: number): FileFault {
  return new FileFault('file-too-large', `it has more than ${most / 1024 / 1024} MiB`);
}

function changed(): FileFault {
  return new FileFault('file-changed', 'it changed while it was read');
}
