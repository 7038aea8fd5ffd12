import { resolve } from 'node:path';
import { textAt } from './at-hand.js';

/**
 * Reads the text of a file of a report for code frames, once; nothing where it cannot be had.
 * @param mayRead whether an absolute path leads to nothing but what belongs to the inputs
 */
export function sourceReader(cwd: string, mayRead: (path: string) => boolean): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    const path = resolve(cwd, file);
    if (!texts.has(file)) texts.set(file, mayRead(path) ? textAt(path) : undefined);
    return texts.get(file);
  };
}
