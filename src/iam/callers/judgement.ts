import {
  type Answer,
  type Reason,
  some,
  type TrustClass,
  trustClasses,
  type Verdict,
  worst,
} from '../../model/index.js';

/** What came of one principal of one statement. */
export interface Judgement {
  readonly class: TrustClass;
  readonly verdict: Verdict;
  readonly person: Answer;
  readonly reasons: readonly Reason[];
}

/** A grant that lets nobody in. */
export function nobody(...reasons: readonly Reason[]): Judgement {
  return { class: 'none', verdict: 'fail', person: 'no', reasons };
}

/** A grant of which it cannot be told whom it lets in. */
export function cannotTell(...reasons: readonly Reason[]): Judgement {
  return { class: 'unknown', verdict: 'unknown', person: 'unknown', reasons };
}

/** The worst of several classes; `unknown` where the verdict is, because then the class may be any. */
export function worstClass(all: readonly Pick<Judgement, 'class' | 'verdict'>[]): TrustClass {
  if (worst(all.map((one) => one.verdict)) === 'unknown') return 'unknown';
  return trustClasses.find((kind) => all.some((one) => one.class === kind)) ?? 'unknown';
}

/**
 * Several judgements of which each is true of some callers, as one: worst class, worst verdict, every reason. Where
 * people come in, the class is theirs.
 */
export function together(all: readonly Judgement[]): Judgement {
  const people = all.filter(({ person }) => person !== 'no');
  return {
    class: worstClass(people.length > 0 ? people : all),
    verdict: worst(all.map((one) => one.verdict)),
    person: some(all.map((one) => one.person)),
    reasons: distinct(all.flatMap((one) => one.reasons)),
  };
}

/** Each reason once. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
}
