import { resolve } from 'node:path';
import { textAt } from './files.js';
import type { Io } from './io.js';

/** Reads the text of a file of the report for code frames, once; nothing where it cannot be had. */
export function sourceReader(io: Io): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, textAt(resolve(io.cwd(), file)));
    return texts.get(file);
  };
}
