import type { Problem } from '../model/index.js';

/** Problems with which nothing of a document can be analysed, though it is one of ours. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set([
  'terraform-format-version',
  'resources-missing',
  'resources-not-a-mapping',
]);

/** Whether the problems of a document leave nothing of it to analyse. */
export function leaveNothing(problems: readonly Problem[]): boolean {
  return problems.some(({ code, severity }) => severity === 'error' && OF_THE_WHOLE.has(code));
}
