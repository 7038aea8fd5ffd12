import type { Path, Range } from './location.js';
import type { Said } from './said.js';

/**
 * Something about an input that a user has to know: coded, with its place, and what to do about it.
 * `error` means that a part of the input could not be analysed; `note` is information. Its code is one of
 * `docs/problems.md`: `yaml-syntax`, `json-truncated`, `binary-plan`.
 */
export interface Problem extends Said {
  readonly severity: 'error' | 'note';
  readonly address?: string;
  /** Where it stands in the document, if it has been parsed so far. */
  readonly path?: Path;
  /** Where it stands in the text, if that is known at once (syntax errors). */
  readonly range?: Range;
  /** The file that the range is in, by its display name, where the input is a folder. */
  readonly file?: string;
}
