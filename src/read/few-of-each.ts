import type { Problem } from '../model/index.js';
import { note } from './problems.js';

/** Problems of one kind that an input shows; whoever wrote more has seen enough, and a stranger could write a million. */
const MOST_OF_A_KIND = 100;

/** The first problems of each kind, with a note of each kind that has more. */
export function fewOfEach(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_OF_A_KIND) return problems;
  const counts = new Map<string, number>();
  const few = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST_OF_A_KIND;
  });
  const more = [...counts].filter(([, count]) => count > MOST_OF_A_KIND);
  return [...few, ...more.map(([kind]) => note('more-of-a-kind', { kind, shown: MOST_OF_A_KIND }))];
}
