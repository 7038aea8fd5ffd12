import type { Report } from '../model/index.js';

/** Whether an input, or a part of one, could not be analysed. */
export function hasUnread({ inputs }: Report): boolean {
  return inputs.some(({ status, problems }) => status === 'failed' || problems.some((one) => one.severity === 'error'));
}
