import { UsageError } from '../model/index.js';

/**
 * The day of a run in UTC, as `2027-01-31`. Throws a `UsageError` where the time that is given is none.
 * @param epoch the value of SOURCE_DATE_EPOCH, where that is set, so that a run can be repeated
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today(epoch?: string): string {
  if (!epoch) return new Date().toISOString().slice(0, 10);
  const date = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new UsageError(`SOURCE_DATE_EPOCH must be a number of seconds, not ${JSON.stringify(epoch)}`);
  }
  return date.toISOString().slice(0, 10);
}
