import type { Answer, Reason, TrustClass, Verdict } from '../../model/index.js';

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
