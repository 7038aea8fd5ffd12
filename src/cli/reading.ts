import type { Deployment, Document, InputKind, Problem } from '../model/index.js';
import type { InlineIgnore } from '../waivers/index.js';
import type { Construct } from './construct.js';
import type { Places } from './places.js';

/** A document that a report may have to point into. */
export interface ReadDocument extends Omit<Document, 'data'> {
  /** Places in it that are known. */
  readonly places?: Places;
  /** The construct that makes a resource of a template that the CDK has synthesized, by logical id. */
  readonly constructOf?: ((id: string) => Construct | undefined) | undefined;
}

/** A deployment in the declared scope that includes its input; without one where none does. */
export interface ScopedDeployment extends Deployment {
  readonly scope?: string;
  /** Id of the account that is declared for it; what the input itself tells goes before. */
  readonly declaredAccount?: string;
}

/** What became of one input. */
export interface Reading {
  /** As it was found: the path relative to the working directory, or `-`. */
  readonly name: string;
  /** Folder that the input lies in, absolute; absent for standard input. */
  readonly folder?: string;
  /** SHA-256 of its bytes, where that is asked for. */
  readonly digest?: string;
  readonly status: 'analyzed' | 'skipped' | 'failed';
  /** Absent where the input is none of ours. */
  readonly kind?: InputKind;
  readonly problems: readonly Problem[];
  /** One for each document of the input that says anything about a deployment, in each scope that includes it. */
  readonly deployments: readonly ScopedDeployment[];
  /** The documents of the input that a report may have to point into. */
  readonly documents: readonly ReadDocument[];
  /** Names of the templates that its own nest by path: they are deployed as parts of it. */
  readonly parts?: readonly string[];
  /** Names of the templates that its own seem to nest, by a URL that ends in their name. */
  readonly likelyParts?: readonly string[];
  /** The templates that its own nest, which need be no inputs. */
  readonly nested?: readonly ReadDocument[];
  /** What its templates say of their own resources. */
  readonly ignores?: readonly InlineIgnore[];
  /** Names of the parameters that its templates declare, as far as they matter. */
  readonly parameters?: readonly string[];
  /** It may hide something of any scope: a folder that cannot be looked into. */
  readonly hides?: boolean;
}
