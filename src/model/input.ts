import type { Deployment } from './deployment.js';
import type { InputKind } from './document.js';
import type { Locator, Path } from './location.js';
import type { Problem } from './problem.js';

/** What was read: the inputs as plain data, and where their places are found when a report asks. */
export interface Read {
  readonly inputs: readonly Input[];
  readonly locate: Locator;
  /** Nothing where that is not told. */
  readonly passedOver?: PassedOver;
  /** Names of all files that the paths stand for, those that another shard reads included. */
  readonly listing?: readonly string[];
}

/** How much was passed over on the way to the inputs, whatever it holds. */
export interface PassedOver {
  /** Files that may be inputs and that git is told to ignore. */
  readonly ignored: number;
  /** Folders that are hidden or of tools, git's own aside. */
  readonly hidden: number;
  /** Links that no walk, pattern or list follows. */
  readonly links: number;
  /** Files that a cloud assembly names besides the templates of its stacks. */
  readonly assembly: number;
}

export const NOTHING_PASSED_OVER: PassedOver = { ignored: 0, hidden: 0, links: 0, assembly: 0 };

/** What one input says about IAM: the same in memory and as a line of a facts file. Plain data. */
export interface Input {
  /** As it was found: the path relative to the working directory with `/`, or `-` for standard input. */
  readonly path: string;
  /** SHA-256 of its bytes, in hexadecimal digits; absent where nobody asked, or there were none to read. */
  readonly digest?: string;
  /** Absent where the input is none of ours. */
  readonly kind?: InputKind;
  /** `skipped`: found by walking a folder, and none of ours. `failed`: nothing of it could be analysed. */
  readonly status: 'analyzed' | 'skipped' | 'failed';
  /** It is no input, but what was met instead and may hide something of any scope: a folder that cannot be read. */
  readonly hides?: boolean;
  readonly problems: readonly Problem[];
  /** One for each document of the input that says anything about a deployment, in each scope that includes it. */
  readonly deployments: readonly ScopedDeployment[];
  /** Names of the templates that its own nest by path: they are deployed as parts of it. */
  readonly parts: readonly string[];
  /**
   * Names of the templates that its own only seem to nest: by a URL that ends in their name, or left out by a
   * condition.
   */
  readonly likelyParts?: readonly string[];
  /** Names of all templates that what is said of it depends on besides. */
  readonly takesIn: readonly string[];
  /** Names of the parameters that its templates declare, as far as they matter; absent where it has no template. */
  readonly parameters?: readonly string[];
  /** What its templates say of rules to ignore at their own resources. */
  readonly ignores: readonly InlineIgnore[];
  /** The constructs of a CDK app that make its resources. */
  readonly constructs: readonly ConstructName[];
}

/** A deployment in the declared scope that includes its input; without one where none does. */
export interface ScopedDeployment extends Deployment {
  /** Name of the declared scope. */
  readonly scope?: string;
  /** Id of the account that is declared for it; what the input itself tells goes before. */
  readonly declaredAccount?: string;
}

/** What a template says of one of its own resources: that a rule is not to count there, and why, as it is written. */
export interface InlineIgnore {
  /** Name of the document. */
  readonly input: string;
  /** Logical id of the resource; absent where it stands at none. */
  readonly id?: string;
  /** Where it is written. */
  readonly path: Path;
  /** Absent where it is not readable. */
  readonly rule?: string;
  readonly reason?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly expires?: string;
  /** What of it cannot be read, as the end of a sentence. */
  readonly misfit?: string;
}

/** The construct that makes a resource. */
export interface ConstructName {
  /** Name of the document. */
  readonly input: string;
  /** Logical id of the resource. */
  readonly id: string;
  /** As the CDK names it: `Stack/SupportRole/Resource`. */
  readonly path: string;
}
