import { readFile } from 'node:fs/promises';
import { type Io, orWrongUsage } from './io.js';

/** Everything that comes in on standard input. */
export async function readStdin({ stdin }: Pick<Io, 'stdin'>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The bytes of a file that was named on the command line. */
export function readNamedBytes(file: string, what: string): Promise<Buffer> {
  return orWrongUsage(readFile(file), file, what);
}
