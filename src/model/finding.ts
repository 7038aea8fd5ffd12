import type { FactKind } from './fact.js';
import type { Place } from './location.js';
import type { Said } from './said.js';
import type { Grant } from './trust.js';
import type { Verdict } from './verdict.js';

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Why a finding is let through: it keeps its verdict, which does not count. */
export interface Waived {
  readonly reason: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** The last day on which it is let through, as `2027-01-31`. */
  readonly expires?: string;
}

/**
 * What a rule says of one fact. Its code says which of the rule's outcomes it is, its arguments what was found. Passing
 * findings are kept: reports count them and `roles` shows them.
 */
export interface Finding extends Said {
  readonly ruleId: string;
  /** The kind of fact that it is about, or a waiver. */
  readonly about: FactKind | 'waiver';
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** What to write instead. */
  readonly help: string;
  readonly place: Place;
  /** Whom the trust lets in that it is about; absent where it is about something else. */
  readonly grants?: readonly Grant[];
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly waived?: Waived;
}
