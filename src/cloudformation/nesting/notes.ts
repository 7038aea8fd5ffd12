import type { Place } from '../../model/index.js';
import type { Notes } from '../stack/stack.js';

/** Notes that nobody reads. */
export const silent: Notes = { problem: () => {}, gap: () => {} };

/** Notes about a template inside another one: they stand where the outer template names it, and say where they are from. */
export function notesWithin(outer: Notes, { address, path }: Place, input: string): Notes {
  const at = { ...(address !== undefined && { address }), path };
  return {
    problem: (problem) => outer.problem({ ...problem, message: `In \`${input}\`: ${problem.message}`, ...at }),
    gap: (gap) => outer.gap({ ...gap, message: `In \`${input}\`: ${gap.message}`, ...at }),
  };
}
