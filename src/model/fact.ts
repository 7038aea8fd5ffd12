import type { Place } from './location.js';
import type { Change } from './resource.js';
import type { Trust } from './trust.js';
import type { Answer } from './verdict.js';

/** What rules can be about. */
export type FactKind = 'scope' | 'role';

/** One way by which an identity has a policy. */
export interface Route {
  /** `managed-policies` on the role itself, `attachment`, `managed-policy` copies, `permission-set`, ... */
  readonly kind: string;
  /** Address of the resource that does it. */
  readonly address: string;
  /** ARN of the policy. */
  readonly policy: string;
}

/** A role that gives support access, or may, as rules and reports see it. */
export interface RoleFact {
  readonly kind: 'role';
  readonly place: Place;
  readonly name: string;
  readonly change: Change;
  readonly supportAccess: Answer;
  /** Why it is not `yes`, as a sentence; absent where it is. */
  readonly because?: string;
  readonly via: readonly Route[];
  readonly trust: Trust;
  /** Whether any of it must not be printed. */
  readonly sensitive: boolean;
}

/** Something that looks like the support role and is not. */
export interface NearMiss {
  readonly place: Place;
  /** A sentence: what it is, and why it does not count. */
  readonly reason: string;
}

/** An obstacle to a "no", with the input it stands in. */
export interface Obstacle {
  readonly place: Place;
  readonly message: string;
}

/** All that is known of one scope (an account, as a rule): the facts that rules read. */
export interface ScopeFact {
  readonly kind: 'scope';
  readonly name: string;
  readonly account?: string;
  readonly supportAccess: Answer;
  readonly inputs: readonly string[];
  readonly roles: readonly RoleFact[];
  readonly nearMisses: readonly NearMiss[];
  /** What stands in the way of a "no"; empty where everything was seen. */
  readonly obstacles: readonly Obstacle[];
}
