import type { Answer } from './answer.js';
import type { Tree, Value } from './value.js';

/** The AWS managed policy that the control asks a role to have (CIS AWS Foundations Benchmark, Security Hub IAM.18). */
export const supportPolicy = 'AWSSupportAccess';

/** Its ARN in a partition, which may be a symbol (AWS Managed Policy Reference Guide, AWSSupportAccess). */
export function arnOfSupportPolicy(partition = 'aws'): string {
  return `arn:${partition}:iam::aws:policy/${supportPolicy}`;
}

/** What a policy document says of support, taken by itself. */
export interface SupportGrants {
  /** Whether it lets one open, answer, read and close support cases. */
  readonly support: Answer;
  /** Whether it also opens the support pages of the console. */
  readonly console: Answer;
  /** Whether a Deny of it takes something away that support cases need. */
  readonly denies: Answer;
  /** Whether a Deny of it takes something away that the support pages of the console need. */
  readonly deniesConsole: Answer;
  /** Whether it allows about everything, or to take any role or permission: it is an administrator's. */
  readonly wide: Answer;
}

/** The text of a policy of the customer's. */
export interface PolicyText {
  readonly document: Value<Tree>;
  /** What it was weighed to say, where the document itself was not to be handed on. */
  readonly judged?: SupportGrants;
}
