import type { Finding, Place, Waived } from '../model/index.js';

/** Lets findings of one rule through. */
export interface Waiver {
  readonly rule: string;
  /** What it says of the findings that it lets through. */
  readonly waived: Waived;
  /** What it is about, as a noun phrase: "the waiver of `support-role-mfa` for the scope `prod`". */
  readonly title: string;
  /** Where it is written. */
  readonly place: Place;
  /** The scope that it is for, where it names one. */
  readonly scope?: string;
  /** The input that it is for, where it is for one only. */
  readonly input?: string;
  /** The finding that it is for, where it is for one only. */
  readonly fingerprint?: string;
  /** Whether it is for a finding of its rule, scope, input and fingerprint. */
  readonly covers: (finding: Finding) => boolean;
  /** Nothing is said of it where it lets nothing through. */
  readonly mayBeIdle?: boolean;
  /** Why it has no effect, as the end of a sentence; absent where it has. */
  readonly flaw?: string;
}

/** What is judged of one scope. */
export interface ScopeFindings {
  readonly name: string;
  /** Names of the inputs that are deployed in it. */
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
}
