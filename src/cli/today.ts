import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

/**
 * The day of the run in UTC, as `2027-01-31`: of SOURCE_DATE_EPOCH where that is set, so that a run can be repeated.
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today({ env }: Pick<Io, 'env'>): string {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (!epoch) return new Date().toISOString().slice(0, 10);
  const date = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new UsageError(`SOURCE_DATE_EPOCH must be a number of seconds, not ${JSON.stringify(epoch)}`);
  }
  return date.toISOString().slice(0, 10);
}
