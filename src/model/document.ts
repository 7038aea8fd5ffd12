import type { Path, Range } from './location.js';
import type { Problem } from './problem.js';

/** What a document is, told by its content and never by its name. */
export type DocumentKind = 'terraform-plan' | 'terraform-state' | 'cloudformation';

/** What an input is: a document, a root module of Terraform source, or facts that were gathered elsewhere. */
export type InputKind = DocumentKind | 'terraform-source' | 'facts';

/** Plain JSON data, as a parser leaves it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One parsed document. A file or stream may hold several. */
export interface Document {
  readonly input: string;
  readonly kind: DocumentKind;
  /**
   * The data. YAML and JSON templates come out alike: intrinsics in their long form (`{"Fn::Sub": ...}`,
   * `{"Ref": ...}`), scalars that YAML would mangle (account ids, dates, octals) as their source text.
   */
  readonly data: Json;
  /** Whether it is one of several documents of a file. */
  readonly isOneOfSeveral?: true;
  /** Where a part of the data stands; computed when first asked. Nothing where the format has no use for it. */
  readonly locate: (path: Path, part: 'key' | 'value') => Range | undefined;
}

/** What became of the bytes of one input. */
export interface Parsed {
  readonly documents: readonly Document[];
  /** What the input looks like where it is none of ours: `binary plan`, `Terraform source`, ... */
  readonly looksLike?: string;
  readonly problems: readonly Problem[];
}
