import type { ByteSource } from '../model/index.js';
import { gathered } from './gathered.js';
import { MOST_BYTES } from './regular.js';

/** Where a run stands: all that reading knows of the world besides the files themselves. */
export interface Site {
  /** Folder that every relative path starts from, and that files are named from; absolute. */
  readonly cwd: string;
  /** What is read for the path `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Is told what is being read; absent where nobody waits. */
  readonly progress?: Progress;
}

/** Who is told how far reading has come. */
export interface Progress {
  /** The display name of an input that is now read, and which it is of how many. */
  readonly reading: (name: string, at: number, of: number) => void;
  /** Nothing more is read. */
  readonly done: () => void;
}

/** Everything that comes in on standard input. Throws a `FileFault` where that is more than any input may have. */
export async function readStdin({ stdin }: Pick<Site, 'stdin'>): Promise<Buffer | ByteSource> {
  return gathered(stdin, MOST_BYTES.input);
}
