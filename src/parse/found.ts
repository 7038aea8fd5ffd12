import type { InputKind, Json, Path, Problem, Range } from '../model/index.js';

/** One value found in an input, whatever it is, before its document has a name. */
export interface Found {
  readonly data: Json;
  readonly locate: (path: Path, part: 'key' | 'value') => Range | undefined;
}

/** A found value that is an input of ours. */
export interface Recognised extends Found {
  readonly kind: InputKind;
}

/** What a reader of one format gives: the values it could read, and what was wrong with the rest. */
export interface Reading {
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}
