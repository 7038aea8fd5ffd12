import type { Input, Location, PassedOver, Place } from '../model/index.js';

/** The version of the form of facts files; others are refused. */
export const SCHEMA_VERSION = '3';

/** Which part of the inputs a file has the facts of: number `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
  /**
   * Digest of the paths that were divided, and of all files that they stood for; absent where parts were handed out.
   */
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
  /**
   * What the inputs were read with that does not stand in them, as a digest: facts of different settings do not mix.
   */
  readonly settings: string;
  /** Whom the configuration trusts, as a digest: by it, trust was judged that is not in the facts. */
  readonly trusted: string;
  /** What was passed over on the way to the inputs of all shards. */
  readonly passedOver: PassedOver;
}

/** A header before anything is read. */
export type HeaderToBe = Omit<FactsHeader, 'passedOver'>;

/** An input as a line of a facts file: what was read, and where its places were found. */
export interface InputFacts extends Input {
  /** Where everything stands that a report may point at, as far as the place itself does not tell. */
  readonly locations: readonly Located[];
}

/** A place made concrete. */
export interface Located {
  readonly place: Place;
  readonly location: Location;
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
