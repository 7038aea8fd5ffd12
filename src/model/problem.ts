import type { Path, Range } from './location.js';

/**
 * Something about an input that a user has to know: coded, with its place, and what to do about it.
 * `error` means that a part of the input could not be analysed; `note` is information.
 */
export interface Problem {
  /** Kebab-case and stable: `yaml-syntax`, `json-truncated`, `binary-plan`. Documented in `docs/problems.md`. */
  readonly code: string;
  readonly severity: 'error' | 'note';
  /** One or two sentences: what it is, what it looks like, what to do. */
  readonly message: string;
  readonly address?: string;
  /** Where it stands in the document, if it has been parsed so far. */
  readonly path?: Path;
  /** Where it stands in the text, if that is known at once (syntax errors). */
  readonly range?: Range;
}
