/**
 * How much the property and fuzz tests try. `ROLECALL_TEST_SIZE=full` (`npm run test:full`) tries all that each names;
 * without it each tries a part that keeps the whole suite within a minute. Seeds are fixed either way.
 */
export const isFull = process.env.ROLECALL_TEST_SIZE === 'full';

/** The number of tries of a test that tries `full` of them in the full suite, and `small` otherwise. */
export function tries(small: number, full: number): number {
  return isFull ? full : small;
}

/** Every file in the full suite; otherwise each `step`-th, so that all folders are still met. */
export function sample<T>(all: readonly T[], step: number): readonly T[] {
  return isFull ? all : all.filter((_, i) => i % step === 0);
}
