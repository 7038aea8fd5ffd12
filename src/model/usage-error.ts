/** What the caller got wrong: told as it is, with exit code 2. */
export class UsageError extends Error {}

/** A file of the user's that cannot be used, with its faults by line. */
export function faultyFile(
  file: string,
  faults: readonly { readonly line: number; readonly column: number; readonly message: string }[],
): UsageError {
  return new UsageError(faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
}
