import { type Reason, type TrustClass, trustClasses, verdicts } from '../../model/index.js';
import type { Judgement } from './judgement.js';

/** How bad a class is: the lower the worse. `unknown` comes after all that is known. */
export function rankOf(kind: TrustClass): number {
  return kind === 'unknown' ? trustClasses.length : trustClasses.indexOf(kind);
}

/** The worst of several judgements, by verdict and then by class, with the reasons of all that are alike. */
export function worstJudgement(all: readonly Judgement[]): Judgement | undefined {
  const [first] = [...all].sort(
    (a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict) || rankOf(a.class) - rankOf(b.class),
  );
  if (first === undefined) return undefined;
  const alike = all.filter((one) => one.class === first.class && one.verdict === first.verdict);
  return { ...first, reasons: distinct(alike.flatMap((one) => one.reasons)) };
}

/** Each reason once. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
}
