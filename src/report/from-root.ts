import type { Report } from '../model/index.js';

/** Keys of the report that hold the name of a file. */
const names: ReadonlySet<string> = new Set(['file', 'input', 'path']);

/**
 * The report with its files as they are called from the root of the repository, for readers that know them by no
 * other name. Its order is by these names already.
 */
export function reportFromRoot(report: Report, fromRoot: (file: string) => string): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' && names.has(key) ? fromRoot(value) : value,
  ) as Report;
}
