import type { Args, Finding, Place, ScopeFact, Waived } from '../model/index.js';

/** Lets findings of one rule through. */
export interface Waiver {
  readonly rule: string;
  /** What it says of the findings that it lets through. */
  readonly waived: Waived;
  /** What it is about, as a noun phrase: "the waiver of `support-role-mfa` for the scope `prod`". */
  readonly title: string;
  /** What it is about, without words. */
  readonly about: Args;
  /** Where it is written. */
  readonly place: Place;
  /** The scope that it is for, where it names one: a declared one, with all its accounts, or what reports call one. */
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
export interface ScopeFindings extends Pick<ScopeFact, 'name' | 'declared' | 'account'> {
  /** Names of the inputs that are deployed in it. */
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
}

/** Whether a waiver is for a scope, as far as it names one. */
export function isFor({ scope }: Pick<Waiver, 'scope'>, { name, declared }: ScopeFindings): boolean {
  return scope === undefined || scope === declared || scope === name;
}
