import type { DocumentKind, Json, Path, Problem, Range } from '../model/index.js';

/** One value found in an input, whatever it is, before its document has a name. */
export interface Found {
  readonly data: Json;
  readonly locate: (path: Path, part: 'key' | 'value') => Range | undefined;
  /** What is wrong with the text of a template, where finding it takes a search of its own. */
  readonly check?: () => readonly Problem[];
}

/** A found value that is an input of ours. */
export interface Recognised extends Found {
  readonly kind: DocumentKind;
}

/** What a reader of one format gives: the values it could read, and what was wrong with the rest. */
export interface Reading {
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}
