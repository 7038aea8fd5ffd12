import { type Reason, some, type TrustClass, trustClasses, worst } from '../../model/index.js';
import type { Judgement } from './judgement.js';

/** The worst of several classes; `unknown` where the verdict is, because then the class may be any. */
export function worstClass(all: readonly Pick<Judgement, 'class' | 'verdict'>[]): TrustClass {
  if (worst(all.map((one) => one.verdict)) === 'unknown') return 'unknown';
  return trustClasses.find((kind) => all.some((one) => one.class === kind)) ?? 'unknown';
}

/** Several judgements of which each is true of some callers, as one: worst class, worst verdict, every reason. */
export function together(all: readonly Judgement[]): Judgement {
  return {
    class: worstClass(all),
    verdict: worst(all.map((one) => one.verdict)),
    person: some(all.map((one) => one.person)),
    reasons: distinct(all.flatMap((one) => one.reasons)),
  };
}

/** Each reason once. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
}
