import { resolve } from 'node:path';
import { textAt } from './at-hand.js';

/** Reads the text of a file of a report for code frames, once; nothing where it cannot be had. */
export function sourceReader(cwd: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, textAt(resolve(cwd, file)));
    return texts.get(file);
  };
}
