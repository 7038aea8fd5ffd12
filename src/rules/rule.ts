import type { FactKind, RuleInfo, Verdict } from '../model/index.js';

/** Whether a fact is what a rule file describes: a compiled JSON Schema. */
export type Predicate = (fact: unknown) => boolean;

/** What a rule says of a fact. Texts are templates (`message.ts`). */
export interface Outcome {
  /** What its findings are known by; the verdict where it is absent. */
  readonly code?: string;
  readonly verdict: Verdict;
  readonly message: string;
  /** The rule's `fix` where it is absent. */
  readonly help?: string;
}

export interface Case extends Outcome {
  readonly when: Predicate;
}

/** The same thing written in both languages, where a template can show it. */
export interface Example {
  readonly terraform: string;
  readonly cloudformation?: string;
}

/** A rule file, checked and compiled. */
export interface Rule extends RuleInfo {
  readonly enabled: boolean;
  readonly about: FactKind;
  /** Findings are shown at the principal that decides the trust, not at the resource. */
  readonly at?: 'trust';
  readonly applies: Predicate;
  /** The first that fits decides. */
  readonly cases: readonly Case[];
  readonly otherwise: Outcome;
  /** A table that its explanation ends with. */
  readonly shows?: 'trust-classes';
  readonly examples: { readonly pass: Example; readonly fail: Example };
}
