import type { Deployment, Document, InputKind, Problem } from '../model/index.js';

/** What became of one input. */
export interface Reading {
  /** As it was found: the path relative to the working directory, or `-`. */
  readonly name: string;
  /** Folder that the input lies in, absolute; absent for standard input. */
  readonly folder?: string;
  readonly status: 'analyzed' | 'skipped' | 'failed';
  /** Absent where the input is none of ours. */
  readonly kind?: InputKind;
  readonly problems: readonly Problem[];
  /** One for each document of the input that says anything about a deployment. */
  readonly deployments: readonly Deployment[];
  /** The documents that a report may have to point into, without their data. */
  readonly documents: readonly Omit<Document, 'data'>[];
}
