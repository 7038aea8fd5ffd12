import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests run the real command line as a process of its own.
    testTimeout: 60_000,
  },
});
