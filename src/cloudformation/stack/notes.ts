import type { Place, Said } from '../../model/index.js';
import type { Notes } from './stack.js';

/** Notes that nobody reads. */
export const silent: Notes = { problem: () => {}, gap: () => {}, refusal: () => {}, refused: () => {} };

/**
 * Notes about a template inside another one: they stand where the outer template names it, and say which one they are
 * from, the innermost.
 */
export function notesWithin(outer: Notes, { address, path }: Place, input: string): Notes {
  const at = { ...(address !== undefined && { address }), path };
  const inside = ({ args, message }: Said) =>
    args?.within === undefined
      ? { args: { ...args, within: input }, message: `In \`${input}\`: ${message}` }
      : { args, message };
  return {
    problem: (problem) => outer.problem({ ...problem, ...inside(problem), ...at }),
    gap: (gap) => outer.gap({ ...gap, ...inside(gap), ...at }),
    refusal: outer.refusal,
    refused: (problem) => outer.refused({ ...problem, ...inside(problem), ...at }),
  };
}
