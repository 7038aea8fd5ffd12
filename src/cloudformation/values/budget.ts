import { type Unknown, unknown } from '../../model/index.js';

/**
 * What one normalization may still spend, shared by a template and everything nested in it. The limits are far
 * above real templates; beyond them the answer is unknown, never a hang.
 */
export interface Budget {
  /** How deep the evaluation stands at the moment. */
  depth: number;
  /** Nested stacks that may still be opened, those of stack sets once an account. */
  stacksLeft: number;
  /** Nodes that `Fn::ForEach` may still copy: CloudFormation takes 500 resources, and these are 100 nodes for each. */
  copiesLeft: number;
  /** Trials of other parameter values that are left. */
  trialsLeft: number;
  /** What is left of all other work, which trials share: about a value, a key, or four characters of a text each. */
  readonly work: { left: number };
}

/** Levels of nesting: of data, of references to references, and of both together. */
export const maxDepth = 300;

/** Stacks inside one another, with the outermost. AWS limits what a hierarchy makes, not its levels: real ones have four. */
export const maxNesting = 10;

export function fullBudget(): Budget {
  return { depth: 0, stacksLeft: 1_000, copiesLeft: 50_000, trialsLeft: 5_000, work: { left: 1_000_000 } };
}

/** What trials of other values may spend: of the work, what the stack itself has left. */
export function budgetOfTrial({ work }: Budget): Budget {
  return { ...fullBudget(), work };
}

/** Takes some work off what is left; false where there is none any more. */
export function spend({ work }: Budget, amount: number): boolean {
  work.left -= amount;
  return work.left >= 0;
}

/** What there was no work left for. */
export const tooMuchWork: Unknown = unknown('the template takes more work than any that deploys');
