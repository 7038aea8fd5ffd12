import { anything, type Glob, type GlobOptions, type Row, readGlob } from './glob.js';
import { isMatched, startOf, step } from './match.js';

/** Paths of inputs are what they are, and none is hidden from who describes them. */
const OPTIONS: GlobOptions = { hidden: true, anyCase: false, braces: true };

/**
 * Reads globs over paths that are relative to one folder and have `/` between their segments, or gives what is wrong
 * with one of them. One whose last segment is plain text also covers what lies in the folder of that name. Paths that
 * lead out of the folder (`../x`) are matched only by globs that do so too.
 */
export function matcher(texts: readonly string[]): ((path: string) => boolean) | { readonly fault: GlobFault } {
  const globs: Glob[] = [];
  for (const [index, text] of texts.entries()) {
    const glob = readGlob(text, OPTIONS);
    if ('fault' in glob) return { fault: { index, message: glob.fault } };
    globs.push(glob);
  }
  const start = startOf(globs.flat().flatMap(withContents));
  return (path) => isMatched(path.split('/').reduce(step, start));
}

/** What is wrong with one of several globs. */
export interface GlobFault {
  readonly index: number;
  readonly message: string;
}

function withContents(row: Row): Row[] {
  const last = row.at(-1);
  if (last !== undefined && last.text === undefined) return [row];
  const below = anything(OPTIONS);
  return [row, [...row, { ...below, spans: true }, below]];
}
