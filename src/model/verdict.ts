import { greatest } from './lists.js';
/** A verdict, from the best to the worst. */
export const verdicts = ['pass', 'warn', 'unknown', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

/** The worst of several verdicts; `pass` of none. */
export function worst(all: Iterable<Verdict>): Verdict {
  return (
    verdicts[
      greatest(
        Array.from(all, (verdict) => verdicts.indexOf(verdict)),
        0,
      )
    ] ?? 'pass'
  );
}
