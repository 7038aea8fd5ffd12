import type { Path } from '../model/index.js';
import { closest } from '../schema/index.js';

/** A part of a rule file that its schema lets pass and that can never mean anything. */
export interface Misfit {
  /** From the root of the rule file. */
  readonly path: Path;
  readonly message: string;
}

/** What was likely meant, or else everything that it could be. */
export function hint(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  return `it is one of ${candidates.map((one) => `\`${one}\``).join(', ')}`;
}
