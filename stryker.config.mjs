/** Mutation testing of the rooms that decide on verdicts: what do their own tests not notice? */
export default {
  mutate: ['src/iam/**/*.ts', 'src/scope/*.ts'],
  // Sentences are held by the tests of what is said.
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'vitest',
  testFiles: ['test/{iam,scope,judge,accounts}/**/*.test.ts'],
  plugins: ['@stryker-mutator/vitest-runner'],
  ignoreStatic: true,
  // TypeScript 7 has no API to read a configuration with.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'progress'],
};
