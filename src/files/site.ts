/** Where a run stands: all that reading knows of the world besides the files themselves. */
export interface Site {
  /** Folder that every relative path starts from, and that files are named from; absolute. */
  readonly cwd: string;
  /** What is read for the path `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/** Everything that comes in on standard input. */
export async function readStdin({ stdin }: Pick<Site, 'stdin'>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
