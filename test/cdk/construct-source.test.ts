import { expect, it } from 'vitest';
import { sourceOf } from '../../src/cdk/index.js';

it('a file whose name no system takes is not at hand', () => {
  const app = process.cwd();
  const frames = [{ file: `${app}/${'long'.repeat(200)}.ts`, line: 1, column: 1 }];
  expect(sourceOf({ path: 'S/R', frames, app }, app)).toBeUndefined();
});
