import type { Obstacle, Report } from '../model/index.js';
import type { Reading } from './reading.js';

/** Whether an input, or a part of one, could not be analysed. */
export function hasUnread({ inputs }: Report): boolean {
  return inputs.some(({ status, problems }) => status === 'failed' || problems.some((one) => one.severity === 'error'));
}

/** What of an input could not be analysed: it may hold the role. */
export function unreadOf(reading: Reading): Obstacle[] {
  if (reading.status === 'skipped') return [];
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ message, address, path }) => ({
    place: { input: reading.name, path: path ?? [], ...(address === undefined ? {} : { address }) },
    message,
  }));
}
