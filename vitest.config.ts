import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The program is loaded once for all files of a worker. No test leaves anything behind in it.
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
    // Generous, since no test is about time: what it bounds is a hang.
    testTimeout: 60_000,
  },
});
