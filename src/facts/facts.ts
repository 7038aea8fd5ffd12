import type { Deployment, InputKind, Location, Path, Place, Problem } from '../model/index.js';

/** The version of the form of facts files; others are refused. */
export const SCHEMA_VERSION = '2';

/** Which part of the inputs a file has the facts of: number `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
  /** Digest of the paths that were divided; absent where the parts were handed out. */
  readonly divided?: string;
}

/** The first line of a section of a facts file. */
export interface FactsHeader {
  readonly rolecall: 'facts';
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** Version of Rolecall that extracted them. */
  readonly tool: string;
  readonly shard: Shard;
  /** Folder that the names of inputs are relative to, from the root of its repository; absent at the root. */
  readonly folder?: string;
  /** What the inputs were read with that does not stand in them, as a digest: facts of different settings do not mix. */
  readonly settings: string;
  /** Whom the configuration trusts, as a digest: by it, trust was judged that is not in the facts. */
  readonly trusted: string;
}

/** The facts of one input: a line of a facts file. */
export interface InputFacts {
  /** Display name of the input. */
  readonly path: string;
  /** SHA-256 of its bytes, in hexadecimal digits; absent where there were none to read. */
  readonly digest?: string;
  readonly kind?: InputKind;
  readonly status: 'analyzed' | 'skipped' | 'failed';
  /** It is no input, but what was met instead: a folder that cannot be read. */
  readonly hides?: boolean;
  readonly problems: readonly Problem[];
  readonly deployments: readonly (Deployment & { readonly scope?: string; readonly declaredAccount?: string })[];
  /** Names of the templates that are deployed as parts of it. */
  readonly parts: readonly string[];
  /** Names of the templates that seem to be, by a URL that ends in their name. */
  readonly likelyParts?: readonly string[];
  /** Names of all templates that its facts depend on besides. */
  readonly takesIn: readonly string[];
  /** What it says of rules to ignore at its own resources. */
  readonly ignores: readonly IgnoreFact[];
  /** Where everything stands that a report may point at, as far as the place itself does not tell. */
  readonly locations: readonly Located[];
  /** The constructs of a CDK app that make its resources. */
  readonly constructs: readonly ConstructFact[];
}

/** Where an input asks for a rule to be ignored, and why, as it is written. */
export interface IgnoreFact {
  readonly input: string;
  /** Logical id of the resource; absent where it stands at none. */
  readonly id?: string;
  readonly path: Path;
  readonly rule?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
  /** What of it cannot be read. */
  readonly misfit?: string;
}

/** A place made concrete. */
export interface Located {
  readonly place: Place;
  readonly location: Location;
}

/** The construct that makes a resource. */
export interface ConstructFact {
  readonly input: string;
  /** Logical id of the resource. */
  readonly id: string;
  readonly path: string;
}

/** The facts of one shard. */
export interface Facts {
  readonly header: FactsHeader;
  readonly inputs: readonly InputFacts[];
}

/** Why a facts file cannot be used, as a sentence. */
export interface Fault {
  readonly fault: string;
}
