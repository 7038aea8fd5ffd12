import type { Answer } from './answer.js';
import type { Change } from './change.js';
import type { Place } from './location.js';
import type { Args, Said } from './said.js';
import type { Trust, TrustClass } from './trust.js';
import type { Verdict } from './verdict.js';

/** One way by which an identity has a policy. */
export interface Route {
  /** How: on the identity itself, by a resource that attaches, by a permission set. */
  readonly kind: 'managed-policies' | 'attachment' | 'permission-set';
  /** Address of the resource that does it. */
  readonly address: string;
  /** ARN of the policy. */
  readonly policy: string;
}

/** A role that gives support access, or may, as rules and reports see it. */
export interface RoleFact {
  readonly kind: 'role';
  readonly place: Place;
  /** As AWS will know it; a symbol where AWS chooses it. */
  readonly name: string;
  readonly change: Change;
  readonly supportAccess: Answer;
  /** Why support access is `unknown`, as a sentence; absent where it is `yes`. */
  readonly because?: string;
  /** Where it is said that support access is `unknown`, if that has a place of its own: a condition, for one. */
  readonly becausePlace?: Place;
  readonly via: readonly Route[];
  /** The parameter whose value would settle what cannot be told of its access or its trust. */
  readonly parameter?: string;
  readonly trust: Trust;
  /** The principal that decides the trust verdict, or the trust policy. */
  readonly trustPlace: Place;
  /** Why the trust verdict is what it is: the reasons of the grants that decide, as sentences. */
  readonly trustBecause: string;
  /** Whether everybody who may assume it must have used multi-factor authentication. */
  readonly mfa: Answer;
  /** Characters of the trust policy as IAM counts them, without white space; absent while parts of it are unknown. */
  readonly trustLength?: number;
  /** Whether support cases can be managed through it: a permissions boundary or a Deny may take that away. */
  readonly usable: Answer;
  /** Why it is not, or cannot be told; empty where it is. */
  readonly usableBecause: string;
  /** Whether it cannot be told since a policy that denies support cases may be there, or be meant for it. */
  readonly mayBeDenied: boolean;
  /** Whether the support pages of the console are open to it: people use them, and they have actions of their own. */
  readonly console: Answer;
  /** Why they are not, or cannot be told; empty where they are. */
  readonly consoleBecause: string;
  /** Whether it can do about everything, or whatever IAM can do, besides. */
  readonly wide: Answer;
  /** What makes it wide, or may; empty where nothing does. */
  readonly wideBecause: string;
  /**
   * Whether a service control policy of the organization takes support cases, the support pages of the console or
   * assuming it away; absent where no input has one.
   */
  readonly denied?: Answer;
  /** Which one does, or may, and what would settle it; empty where none does. */
  readonly deniedBecause?: string;
  /** Seconds that one session may last; absent while that is not known. */
  readonly maxSessionDuration?: number;
  /** Names of its properties above that the input marks as sensitive: they are judged, and words do not show them. */
  readonly hidden?: readonly string[];
}

/** What is known of the trust of a role. */
export type TrustFacts = Pick<RoleFact, 'trust' | 'trustPlace' | 'trustBecause' | 'mfa' | 'trustLength'>;

/** Something that looks like the support role and is not. */
export interface NearMiss {
  readonly kind: 'near-miss';
  readonly code: NearMissCode;
  /** What fills the reason in. */
  readonly args?: Args;
  readonly place: Place;
  /** A sentence: what it is, and why it does not count. */
  readonly reason: string;
}

/** Why something does not count. */
export type NearMissCode =
  /** The policy is on a user or a group. */
  | 'not-a-role'
  /** The role, or what attaches the policy to it, will not exist. */
  | 'will-not-exist'
  /** Another AWS managed policy, close in name or in what it allows. */
  | 'other-policy'
  /** A policy of the customer's, managed or inline, that has the name or allows what the real one does. */
  | 'lookalike'
  /** A role that is merely named like a support role. */
  | 'merely-named'
  /** A permission set that nothing assigns. */
  | 'unassigned';

/** What a plan does to a role that gives support access today. */
export interface Retention {
  readonly kind: 'retention';
  readonly place: Place;
  readonly name: string;
  /**
   * `detached`: the role stays without the policy. `destroyed`: it does not stay, or nothing assigns the permission set
   * that it is of. `widened`: its trust lets in more. `altered`: its trust has other conditions, which may let in more
   * or fewer.
   */
  readonly fate: 'kept' | 'destroyed' | 'detached' | 'replaced' | 'widened' | 'altered' | 'unknown';
  /** What does it, by its code in the words of linking, and what fills these in. */
  readonly code: string;
  readonly args?: Args;
  /** The change that does it, as a sentence; empty where the role is kept. */
  readonly because: string;
  /** Whether another role of the scope will give support access. */
  readonly othersRemain: boolean;
  readonly trustToday: TrustClass;
  readonly trustThen?: TrustClass;
  readonly verdictThen?: Verdict;
}

/** What stands in the way of a "no", and where. */
export interface Obstacle extends Said {
  readonly place: Place;
}

/** All that is known of one scope (an account, as a rule). */
export interface ScopeFact {
  readonly kind: 'scope';
  /** What reports call it: words, and no identity. */
  readonly name: string;
  /** Name of the declared scope that it is, or is a part of; absent where none is declared for its inputs. */
  readonly declared?: string;
  readonly account?: string;
  readonly supportAccess: Answer;
  /** Names of the inputs it was read from, in their order. */
  readonly inputs: readonly string[];
  readonly roles: readonly RoleFact[];
  /** Addresses of the roles that surely give support access. */
  readonly witnesses: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  readonly retentions: readonly Retention[];
  /** Empty where everything was seen. */
  readonly obstacles: readonly Obstacle[];
  /** Why the answer may be another, as sentences: the first doubt, and how many more there are. */
  readonly doubt: string;
}

/** What a rule can be about. */
export type Fact = ScopeFact | RoleFact | NearMiss | Retention;
export type FactKind = Fact['kind'];
