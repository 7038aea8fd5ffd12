import type { PassedOver as AllPassedOver, Problem } from '../model/index.js';

/** One file to read, or standard input. */
export interface FoundFile {
  /** Display name: the path relative to the working directory with `/`, or `-` for standard input. */
  readonly name: string;
  /** Absolute path; `-` for standard input. */
  readonly path: string;
  /** Named by the user, not found by walking a folder or matching a pattern. */
  readonly named: boolean;
  /** Real path of the folder that nothing the input leads to may lie outside of (`boundaryOf`). */
  readonly within: string;
}

/** How much was passed over on the way; what cloud assemblies are is not known yet. */
export type PassedOver = Omit<AllPassedOver, 'assembly'>;

/** A file of Terraform source. */
export interface SourceFound {
  /** Absolute. */
  readonly path: string;
  /** Whether it, or the folder that it lies in, was named by the user. */
  readonly named: boolean;
  readonly within: string;
}

/** What the paths of a command line come to. */
export interface Discovery {
  /** Sorted by name, each file once. */
  readonly inputs: readonly FoundFile[];
  /** Files of Terraform source, each of which is a part of a module. */
  readonly sources: readonly SourceFound[];
  /** With the path as the user typed it, or that of the folder that cannot be read. */
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
  readonly passedOver: PassedOver;
}
