import type { InputKind } from './document.js';
import type { Path } from './location.js';
import type { Problem } from './problem.js';
import type { Resource } from './resource.js';
import type { Said } from './said.js';
import type { Value } from './value.js';

/** Something that may hold a role which cannot be seen: with it, "not found" is unknown and never "no". */
export interface Gap extends Said {
  readonly address?: string;
  readonly path?: Path;
}

/** What a stack exports for others of its account. */
export interface Export {
  readonly name: string;
  readonly value: string;
}

/** What one document will have put in place once it is deployed. */
export interface Deployment {
  readonly input: string;
  readonly kind: InputKind;
  /** Id of the account it is deployed to, as the document itself tells. */
  readonly account: Value<string>;
  readonly resources: readonly Resource[];
  /** What a Terraform plan starts from, as its state has it; absent where it has nothing of the kind. */
  readonly before?: readonly Resource[];
  /** What it exports of IAM; absent where it exports nothing of the kind. */
  readonly exports?: readonly Export[];
  /** Another input seems to deploy it, in an account that it tells: it gives no reason to judge one more. */
  readonly seemsNested?: true;
  /**
   * Nobody tells whether it goes to the account that is judged: what it takes off there counts, and nothing that it
   * makes.
   */
  readonly mayBeElsewhere?: true;
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}
