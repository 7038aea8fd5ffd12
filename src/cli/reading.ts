import type { Deployment, Document, Problem } from '../model/index.js';

/** What became of one input. */
export interface Reading {
  /** As it was found: the path relative to the working directory, or `-`. */
  readonly name: string;
  /** Folder that the input lies in, absolute; absent for standard input. */
  readonly folder?: string;
  readonly status: 'analyzed' | 'skipped' | 'failed';
  readonly problems: readonly Problem[];
  /** One for each document of the input that says anything about a deployment. */
  readonly deployments: readonly Deployment[];
  /** The documents that a report may have to point into. */
  readonly documents: readonly Document[];
}
