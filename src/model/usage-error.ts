/** What the caller got wrong: told as it is, with exit code 2. */
export class UsageError extends Error {}

/** Faults of one file that are told. */
const MOST_FAULTS = 20;

/** What is said of the first faults of a file, a line each, and that there are more. */
export function firstFaults(faults: readonly string[]): string {
  const more = faults.length - MOST_FAULTS;
  return [...faults.slice(0, MOST_FAULTS), ...(more > 0 ? [`and ${more} more like these`] : [])].join('\n');
}

/** A file of the user's that cannot be used, with its faults by line. */
export function faultyFile(
  file: string,
  faults: readonly { readonly line: number; readonly column: number; readonly message: string }[],
): UsageError {
  return new UsageError(
    firstFaults(faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)),
  );
}
