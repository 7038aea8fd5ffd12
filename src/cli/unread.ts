import type { Obstacle, Problem } from '../model/index.js';
import type { Reading } from './reading.js';

/** Problems with which nothing of a document can be analysed, though it is one of ours. */
const ofTheWhole: ReadonlySet<string> = new Set([
  'terraform-format-version',
  'resources-missing',
  'resources-not-a-mapping',
]);

/** Whether the problems of a document leave nothing of it to analyse. */
export function leaveNothing(problems: readonly Problem[]): boolean {
  return problems.some(({ code, severity }) => severity === 'error' && ofTheWhole.has(code));
}

/** What of an input could not be analysed: it may hold the role. */
export function unreadOf(reading: Reading): Obstacle[] {
  if (reading.status === 'skipped') return [];
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ code, args, message, address, path }) => ({
    place: { input: reading.name, path: path ?? [], ...(address === undefined ? {} : { address }) },
    code,
    ...(args && { args }),
    message,
  }));
}
